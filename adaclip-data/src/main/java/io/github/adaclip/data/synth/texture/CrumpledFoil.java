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

/** Flat facets that meet in sharp creases, each as bright as it is tilted. */
final class CrumpledFoil extends SceneFamily {
  CrumpledFoil() {
    super("crumpled foil", List.of("aluminium foil", "creased film"), Trait.SOFT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = dice.chance(0.6) ? Ink.metal(dice) : Ink.any(dice);
    Cells cells = new Cells(dice, 1);
    Noise noise = new Noise(dice);
    double size = dice.factor(0.06, 0.25);
    double contrast = dice.between(0.2, 0.6);
    double crease = dice.between(0.1, 0.5);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double bend = 0.25 * noise.at(x / size * 2, y / size * 2);
          cells.find(x / size + bend, y / size - bend);
          double tiltX = cells.value(0) - 0.5;
          double tiltY = cells.value(1) - 0.5;
          double slope =
              tiltX * (x / size - cells.centreX()) + tiltY * (y / size - cells.centreY());
          double gain = 1 + contrast * (tiltX + slope);
          gain += crease * (1 - Waves.step(0, 0.1, cells.border())) * (cells.value(2) - 0.4);
          ink.put(rgb, gain);
        });
  }
}
