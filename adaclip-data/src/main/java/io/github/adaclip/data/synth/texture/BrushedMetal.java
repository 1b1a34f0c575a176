package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Long fine streaks along one direction with a broad sheen across them. */
final class BrushedMetal extends SceneFamily {
  BrushedMetal() {
    super("brushed metal plate", List.of("brushed steel", "metal sheet"), Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice);
    Noise noise = new Noise(dice);
    double width = dice.factor(0.002, 0.012);
    double length = width * dice.factor(15, 120);
    double strength = dice.between(0.08, 0.5);
    double sheen = dice.between(0, 0.35);
    double bend = dice.chance(0.3) ? dice.between(0.2, 1.5) : 0;
    double phase = dice.angle();
    double wide = dice.between(2, 7);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double across = bend == 0 ? y : Waves.length(x + 0.7, y - 0.4) * bend;
          double streak =
              noise.at(x / length, across / width)
                  + 0.6 * noise.at(x / length * 3, across / width * 0.23 + 90);
          ink.put(rgb, 1 + strength * 0.7 * streak + sheen * Waves.sin(x * wide + phase));
        });
  }
}
