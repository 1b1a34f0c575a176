package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Cells;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Tufts of pile seen from above, each a bright tip in a dark hollow, in coloured yarns. */
final class Carpet extends SceneFamily {
  Carpet() {
    super("carpet", List.of("rug", "pile carpet"), Trait.SOFT, Trait.THREADS);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink first = Ink.any(dice);
    Ink second = dice.chance(0.5) ? first.near(dice, 0.3) : Ink.any(dice);
    Cells cells = new Cells(dice, dice.between(0.3, 0.9));
    double size = dice.factor(0.012, 0.05);
    double hollow = dice.between(0.3, 0.8);
    double share = dice.between(0, 0.6);
    double uneven = dice.between(0.05, 0.35);
    return Scene.of(
        (x, y, depth, rgb) -> {
          cells.find(x / size, y / size);
          double near = cells.nearest();
          double gain = 1.15 - hollow * near * near * 1.6 + uneven * (cells.value(1) - 0.5);
          (cells.value(0) < share ? second : first).put(rgb, gain);
        });
  }
}
