package io.github.adaclip.data.synth.medical;

import io.github.adaclip.data.synth.draw.Cells;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Stained cells with dark nuclei in rows around hollow glands. */
final class Histology extends SceneFamily {
  Histology() {
    super(
        "tissue section",
        List.of("stained tissue", "histology slide"),
        Trait.MEDICAL,
        Trait.ORGANIC);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink tissue = Ink.hue(dice.between(0.75, 1), dice.between(0.2, 0.5), dice.between(0.7, 0.95));
    Ink nucleus =
        Ink.hue(dice.between(0.65, 0.85), dice.between(0.4, 0.8), dice.between(0.25, 0.55));
    Cells cells = new Cells(dice, dice.between(0.6, 1));
    Noise noise = new Noise(dice);
    double size = dice.factor(0.03, 0.09);
    double radius = dice.between(0.2, 0.34);
    double share = dice.between(0.5, 0.95);
    double gland = dice.between(0.2, 0.8);
    double wide = dice.factor(0.1, 0.35);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double field = noise.octaves(x / wide, y / wide, 2);
          tissue.put(rgb, 1 + 0.12 * noise.octaves(x / size * 2, y / size * 2, 2));
          Ink.WHITE.over(rgb, 0.85 * Waves.step(gland, gland + 0.06, field));
          cells.find(x / size, y / size);
          double own = radius * (0.6 + 0.7 * cells.value(1));
          double inside =
              Waves.step(
                  own, own * 0.75, cells.nearest() + 0.08 * noise.at(x / size * 5, y / size * 5));
          boolean present = cells.value(0) < share && field < gland;
          nucleus.over(rgb, present ? inside * (0.6 + 0.4 * cells.value(2)) : 0);
          tissue
              .times(0.8)
              .over(rgb, present ? 0.3 * (1 - Waves.step(0, 0.12, cells.border())) : 0);
        });
  }
}
