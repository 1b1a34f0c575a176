package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Rows of overlapping round or pointed scales, each in the shadow of the row above. */
final class RoofTiles extends SceneFamily {
  RoofTiles() {
    super("roof tiles", List.of("scales", "shingles"), Trait.HARD, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink =
        dice.chance(0.5)
            ? Ink.hue(dice.between(0, 0.07), dice.between(0.3, 0.8), dice.between(0.3, 0.8))
            : Ink.any(dice);
    Noise noise = new Noise(dice);
    double size = dice.factor(0.05, 0.2);
    double power = dice.between(1, 3);
    double shadow = dice.between(0.3, 0.7);
    double tint = dice.between(0.05, 0.4);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double v = y / size;
          long base = (long) Math.floor(v);
          for (long row = base + 1; row >= base - 1; row--) {
            double u = x / size + 0.5 * Math.floorMod(row, 2);
            long column = (long) Math.floor(u);
            double across = Math.abs(2 * (u - column) - 1);
            double tip = row + 0.2 - 0.75 * StrictMath.pow(across, power) + 0.9;
            double inside = tip - v;
            double top = v - row + 0.8;
            if (inside > 0 && row <= base || row == base - 1) {
              double gain = 1 + tint * (noise.cell(column, row) - 0.5) * 2;
              gain *= 1 - shadow * (1 - Waves.clamp(inside * 4)) * 0.5;
              gain *= 1 - shadow * Waves.bump(Math.min(1, top * 0.6)) * 0.4;
              gain *= 1 + 0.1 * noise.octaves(x / size * 4, y / size * 4, 2);
              ink.put(rgb, gain);
              if (inside > 0) {
                return;
              }
            }
          }
        });
  }
}
