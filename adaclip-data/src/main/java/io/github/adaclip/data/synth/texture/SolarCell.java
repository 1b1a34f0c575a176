package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Cells;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Blue or black cells of crystal grains with fine fingers and broad bus bars. */
final class SolarCell extends SceneFamily {
  SolarCell() {
    super("solar panel", List.of("solar cell", "photovoltaic module"), Trait.HARD, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink cell = Ink.hue(dice.between(0.58, 0.7), dice.between(0.3, 0.9), dice.between(0.12, 0.5));
    Ink silver = Ink.grey(dice.between(0.6, 0.95));
    Cells grains = new Cells(dice, 1);
    double size = dice.factor(0.2, 0.6);
    double grain = dice.factor(0.02, 0.1);
    double crystal = dice.between(0, 0.5);
    int fingers = dice.whole(10, 26);
    int bars = dice.whole(2, 5);
    double gap = dice.between(0.01, 0.035);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double u = Waves.fraction(x / size);
          double v = Waves.fraction(y / size);
          double edge = Math.min(Math.min(u, 1 - u), Math.min(v, 1 - v));
          grains.find(x / grain, y / grain);
          cell.put(rgb, 1 + crystal * (grains.value(0) - 0.5) * 2);
          if (edge < gap) {
            silver.over(rgb, 0.85);
          } else if (Math.abs(Waves.fraction(v * bars) - 0.5) < 0.045) {
            silver.over(rgb, 0.9);
          } else if (Math.abs(Waves.fraction(u * fingers) - 0.5) < 0.1) {
            silver.over(rgb, 0.35);
          }
        });
  }
}
