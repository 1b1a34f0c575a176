package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Pale pulp with single fibres in all directions, sometimes ruled. */
final class Paper extends SceneFamily {
  Paper() {
    super("paper", List.of("paper sheet", "cardboard sheet"), Trait.SOFT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = dice.chance(0.7) ? Ink.pale(dice) : Ink.any(dice);
    Noise noise = new Noise(dice);
    double pulp = dice.between(0.02, 0.12);
    double fibres = dice.between(0, 0.35);
    double size = dice.factor(0.03, 0.1);
    boolean ruled = dice.chance(0.35);
    double pitch = dice.factor(0.04, 0.12);
    double line = dice.between(0.03, 0.1);
    Ink rule = Ink.vivid(dice);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double gain = 1 + pulp * noise.octaves(x * 40, y * 40, 3);
          double fibre = Math.abs(noise.at(x / size + 0.6 * noise.at(x * 20, y * 20), y / size));
          double where = noise.at(x / size * 0.7 + 300, y / size * 0.7);
          gain *= 1 - fibres * (1 - Waves.step(0, 0.06, fibre)) * Waves.step(0.1, 0.5, where);
          ink.put(rgb, gain);
          if (ruled && Waves.fraction(y / pitch) < line) {
            rule.over(rgb, 0.6);
          }
        });
  }
}
