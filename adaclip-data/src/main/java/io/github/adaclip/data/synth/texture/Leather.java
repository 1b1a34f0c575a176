package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Cells;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Small irregular pebbles with dark creases between them, here and there a pore. */
final class Leather extends SceneFamily {
  Leather() {
    super("leather", List.of("leather surface", "hide"), Trait.SOFT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = dice.chance(0.7) ? Ink.earth(dice).times(dice.between(0.4, 1)) : Ink.any(dice);
    Cells cells = new Cells(dice, dice.between(0.6, 1));
    Noise noise = new Noise(dice);
    double size = dice.factor(0.02, 0.08);
    double crease = dice.between(0.15, 0.6);
    double depthOfCrease = dice.between(0.2, 0.7);
    double cloud = dice.between(0.05, 0.2);
    double twist = dice.between(0.2, 1.2);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double u = x / size + twist * noise.at(x / size * 0.3, y / size * 0.3);
          double v = y / size * 1.2 + twist * noise.at(x / size * 0.3 + 50, y / size * 0.3);
          cells.find(u, v);
          double gain = 1 - depthOfCrease * (1 - Waves.step(0, crease, cells.border()));
          gain *= 0.9 + 0.2 * cells.value(0) + cloud * noise.octaves(x * 4, y * 4, 2);
          gain *= cells.value(1) > 0.93 && cells.nearest() < 0.18 ? 0.55 : 1;
          ink.put(rgb, gain);
        });
  }
}
