package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Glazed squares or oblongs with grout between, slightly different in tint, glossy at one edge. */
final class CeramicTile extends SceneFamily {
  CeramicTile() {
    super("tile", List.of("ceramic tiles", "tiled wall"), Trait.HARD, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink glaze = Ink.any(dice);
    Ink other = dice.chance(0.3) ? Ink.any(dice) : glaze;
    Ink grout = Ink.grey(dice.between(0.15, 0.9));
    Noise noise = new Noise(dice);
    double size = dice.factor(0.08, 0.45);
    double aspect = dice.pick(List.of(1.0, 1.0, 2.0, 3.0));
    double joint = dice.between(0.015, 0.06);
    double offset = dice.either(0, 0.5);
    double tint = dice.between(0.01, 0.12);
    double gloss = dice.between(0, 0.35);
    double mottle = dice.between(0, 0.2);
    return Scene.of(
        (x, y, depth, rgb) -> {
          long row = (long) Math.floor(y / size);
          double u = x / size / aspect + offset * row;
          long column = (long) Math.floor(u);
          double fx = (u - column) * aspect;
          double fy = y / size - row;
          double edge = Math.min(Math.min(fx, aspect - fx), Math.min(fy, 1 - fy));
          if (edge < joint) {
            grout.put(rgb, 1 + 0.15 * noise.at(x * 60, y * 60));
            return;
          }
          double gain =
              1
                  + tint * (2 * noise.cell(column, row) - 1)
                  + mottle * noise.octaves(x * 9, y * 9, 3);
          gain +=
              gloss * (1 - Waves.step(joint, joint + 0.09, fy))
                  - gloss * (1 - Waves.step(joint, joint + 0.09, 1 - fy));
          (Math.floorMod(row + column, 2) == 0 ? glaze : other).put(rgb, gain);
        });
  }
}
