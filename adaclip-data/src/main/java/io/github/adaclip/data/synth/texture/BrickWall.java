package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Rough bricks in rows, each row shifted by half, with sandy mortar. */
final class BrickWall extends SceneFamily {
  BrickWall() {
    super("brick wall", List.of("bricks", "masonry"), Trait.HARD, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink brick = Ink.hue(dice.between(0, 0.1), dice.between(0.15, 0.7), dice.between(0.3, 0.8));
    Ink mortar = Ink.grey(dice.between(0.35, 0.85));
    Noise noise = new Noise(dice);
    double height = dice.factor(0.05, 0.16);
    double ragged = dice.between(0.02, 0.12);
    double joint = dice.between(0.04, 0.1);
    double tint = dice.between(0.1, 0.4);
    double rough = dice.between(0.1, 0.35);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double wobble = ragged * noise.octaves(x / height * 2, y / height * 2, 2);
          double v = y / height + wobble;
          long row = (long) Math.floor(v);
          double u = x / height / 2.4 + 0.5 * Math.floorMod(row, 2) + wobble / 2.4;
          long column = (long) Math.floor(u);
          double edge =
              Math.min(Math.min(u - column, 1 - u + column) * 2.4, Math.min(v - row, 1 - v + row));
          double grain = 1 + rough * noise.octaves(x / height * 5, y / height * 5, 2);
          double part = Waves.step(joint, joint + 0.05, edge);
          mortar.putMixed(
              brick.times(1 + tint * (2 * noise.cell(column, row) - 1)), part, grain, rgb);
        });
  }
}
