package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Concentric grooves of a lathe with a bow-tie sheen around the centre. */
final class CircularSawn extends SceneFamily {
  CircularSawn() {
    super("turned metal", List.of("lathe turned face", "machined disc"), Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice);
    Noise noise = new Noise(dice);
    double cx = dice.between(-0.3, 0.3);
    double cy = dice.between(-0.3, 0.3);
    double pitch = dice.factor(0.006, 0.04);
    double groove = dice.between(0.05, 0.3);
    double sheen = dice.between(0.1, 0.4);
    double phase = dice.angle();
    int lobes = dice.whole(1, 2) * 2;
    return Scene.of(
        (x, y, depth, rgb) -> {
          double radius = Waves.length(x - cx, y - cy);
          double angle = Waves.angle(y - cy, x - cx);
          double gain =
              1
                  + groove
                      * (noise.at(radius / pitch, 3)
                          + 0.5 * Waves.sin(radius / pitch * Waves.TURN));
          gain += sheen * Waves.sin(lobes * angle + phase) * Waves.clamp(radius * 8);
          ink.put(rgb, gain + 0.06 * noise.at(x * 90, y * 90));
        });
  }
}
