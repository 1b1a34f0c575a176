package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Cells;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Round bubbles of two sizes cut open, dark inside and bright at the rim. */
final class Sponge extends SceneFamily {
  Sponge() {
    super("sponge", List.of("foam", "foam rubber"), Trait.SOFT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink =
        dice.chance(0.5)
            ? Ink.hue(dice.between(0.1, 0.16), dice.between(0.2, 0.8), 0.9)
            : Ink.any(dice);
    Cells coarse = new Cells(dice, 0.9);
    Cells fine = new Cells(dice, 0.9);
    double size = dice.factor(0.04, 0.16);
    double hole = dice.between(0.25, 0.48);
    double dark = dice.between(0.25, 0.75);
    double share = dice.between(0.3, 1);
    return Scene.of(
        (x, y, depth, rgb) -> {
          coarse.find(x / size, y / size);
          double radius = hole * (0.4 + 0.8 * coarse.value(0));
          double gain = 1;
          if (coarse.value(1) < share) {
            gain -= dark * Waves.step(radius, radius * 0.6, coarse.nearest());
            gain += 0.15 * Waves.bump((coarse.nearest() - radius) / 0.1);
          }
          fine.find(x / size * 3.1, y / size * 3.1);
          gain -= 0.4 * dark * Waves.step(0.35 * fine.value(0) + 0.05, 0, fine.nearest());
          ink.put(rgb, gain);
        });
  }
}
