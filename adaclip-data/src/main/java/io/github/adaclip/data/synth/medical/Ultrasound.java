package io.github.adaclip.data.synth.medical;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Speckle in layers, darker with depth, with hollow vessels and a bright boundary. */
final class Ultrasound extends SceneFamily {
  Ultrasound() {
    super("ultrasound image", List.of("sonogram", "ultrasound scan"), Trait.MEDICAL, Trait.UPRIGHT);
  }

  @Override
  public Scene compose(Dice dice) {
    Noise noise = new Noise(dice);
    double along = dice.factor(0.006, 0.02);
    double across = along * dice.between(1.2, 3);
    double layer = dice.factor(0.08, 0.3);
    double contrast = dice.between(0.3, 0.9);
    double loss = dice.between(0, 0.7);
    double base = dice.between(0.25, 0.6);
    double gamma = dice.between(0.7, 1.4);
    boolean sector = dice.chance(0.5);
    double wide = dice.between(0.5, 0.9);
    double bend = dice.between(0.2, 1);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double bent = y + 0.08 * bend * noise.octaves(x * 3, y * 3, 2);
          double tissue = 0.5 + 0.5 * noise.at(x * 1.5, bent / layer);
          double line = Waves.bump(noise.at(x * 0.8 + 40, bent / layer * 0.8) * 5);
          double speckle =
              noise.at(x / across, y / along) + 0.5 * noise.at(x / across * 2.2, y / along * 2.2);
          double value =
              base
                  * (0.4 + gamma * tissue + 0.5 * line)
                  * (1 + contrast * speckle)
                  * (1 - loss * (y + 0.4));
          if (sector && Math.abs(x) > wide * (y + 0.62)) {
            value = 0.02;
          }
          Ink.WHITE.put(rgb, Math.max(0, value));
        });
  }
}
