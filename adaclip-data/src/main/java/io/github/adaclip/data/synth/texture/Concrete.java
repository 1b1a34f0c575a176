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

/** Cloudy grey with sand grains and round air pores of many sizes. */
final class Concrete extends SceneFamily {
  Concrete() {
    super("concrete", List.of("concrete wall", "cement surface"), Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.grey(dice.between(0.3, 0.8)).near(dice, 0.1);
    Noise noise = new Noise(dice);
    Cells cells = new Cells(dice, 1);
    double cloud = dice.between(0.05, 0.3);
    double sand = dice.between(0.05, 0.25);
    double size = dice.factor(0.03, 0.12);
    double pores = dice.between(0, 0.7);
    double boards = dice.chance(0.3) ? dice.between(0.1, 0.3) : 9;
    return Scene.of(
        (x, y, depth, rgb) -> {
          double gain =
              1 + cloud * noise.octaves(x * 5, y * 5, 4) + sand * noise.at(x * 110, y * 110);
          cells.find(x / size, y / size);
          double radius = 0.3 * cells.value(0) * cells.value(2);
          if (cells.value(1) < pores && cells.nearest() < radius) {
            gain *= 0.45 + 0.4 * cells.nearest() / radius;
          }
          ink.put(rgb, Waves.fraction(y / boards + 0.5) < 0.015 ? gain * 0.75 : gain);
        });
  }
}
