package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Boards side by side, each of its own tint and grain, in one of three patterns. */
final class Parquet extends SceneFamily {
  Parquet() {
    super("parquet", List.of("wooden floor", "laminate floor"), Trait.HARD, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink base = Ink.earth(dice);
    Noise noise = new Noise(dice);
    double board = dice.factor(0.05, 0.2);
    double length = dice.between(2, 6);
    boolean herring = dice.chance(0.4);
    double tint = dice.between(0.05, 0.4);
    double gap = dice.between(0.02, 0.07);
    double grain = dice.between(0.05, 0.25);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double u = x / board;
          double v = y / board;
          if (herring
              && Math.floorMod((long) Math.floor(u / length) + (long) Math.floor(v / length), 2)
                  == 0) {
            double swap = u;
            u = v;
            v = swap;
          }
          long row = (long) Math.floor(v);
          double along = u / length + (herring ? 0 : noise.cell(1, row));
          long column = (long) Math.floor(along);
          double edge = Math.min(v - row, 1 - (v - row));
          double end = Math.min(along - column, 1 - (along - column)) * length;
          double gain = 1 + tint * (noise.cell(column, row, 2) * 2 - 1);
          gain *= 1 + grain * noise.octaves(u * 0.5 + 31 * column, v * 7 + 13 * row, 2);
          base.put(rgb, edge < gap || end < gap ? gain * 0.4 : gain);
        });
  }
}
