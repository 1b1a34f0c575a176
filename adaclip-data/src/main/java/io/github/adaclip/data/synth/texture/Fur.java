package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Strands that follow a slowly turning direction, lighter towards their tips. */
final class Fur extends SceneFamily {
  Fur() {
    super("fur", List.of("plush", "artificial fur"), Trait.SOFT, Trait.THREADS, Trait.ORGANIC);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink root = Ink.any(dice).times(0.6);
    Ink tip = root.times(dice.between(1.4, 2.4)).near(dice, 0.15);
    Noise flow = new Noise(dice);
    Noise strand = new Noise(dice);
    double width = dice.factor(0.004, 0.015);
    double length = width * dice.between(6, 16);
    double turn = dice.between(0.3, 1.6);
    double wide = dice.factor(0.2, 0.8);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double angle = turn * flow.at(x / wide, y / wide);
          double cos = Waves.cos(angle);
          double sin = Waves.sin(angle);
          double along = (cos * x + sin * y) / length;
          double across = (cos * y - sin * x) / width;
          double value = 0.5 + 0.5 * strand.octaves(along, across, 2);
          double tuft = 0.5 + 0.5 * strand.at(along * 0.7 + 80, across * 0.15);
          root.putMixed(tip, Waves.clamp(0.7 * value + 0.5 * tuft - 0.1), 1, rgb);
        });
  }
}
