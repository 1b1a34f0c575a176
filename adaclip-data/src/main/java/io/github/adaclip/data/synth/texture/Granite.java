package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Cells;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Crystals of three minerals packed together, each with a slight tint of its own. */
final class Granite extends SceneFamily {
  Granite() {
    super("granite", List.of("granite slab", "speckled stone"), Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink first = Ink.any(dice);
    Ink second = first.contrasting(dice);
    Ink third = Ink.grey(dice.between(0.05, 0.95));
    Cells cells = new Cells(dice, 1);
    Noise noise = new Noise(dice);
    double size = dice.factor(0.012, 0.06);
    double share = dice.between(0.05, 0.4);
    double tint = dice.between(0.05, 0.4);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double bend = 0.5 * noise.at(x / size * 1.7, y / size * 1.7);
          cells.find(x / size + bend, y / size - bend);
          double value = cells.value(0);
          Ink ink = value < share ? second : value < 2 * share ? third : first;
          ink.put(rgb, 1 + tint * (cells.value(1) - 0.5));
        });
  }
}
