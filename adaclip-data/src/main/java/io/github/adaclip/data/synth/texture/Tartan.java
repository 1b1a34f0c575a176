package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Bands of colour across and along that mix where they meet, with the ribs of the weave. */
final class Tartan extends SceneFamily {
  Tartan() {
    super(
        "tartan",
        List.of("plaid cloth", "chequered cloth"),
        Trait.THREADS,
        Trait.SOFT,
        Trait.REGULAR,
        Trait.PRINT);
  }

  @Override
  public Scene compose(Dice dice) {
    int bands = dice.whole(3, 6);
    Ink[] inks = new Ink[bands];
    double[] ends = new double[bands];
    double sum = 0;
    for (int i = 0; i < bands; i++) {
      inks[i] = Ink.any(dice);
      sum += dice.factor(0.1, 1);
      ends[i] = sum;
    }
    double total = sum;
    double pitch = dice.factor(0.2, 0.8);
    double rib = dice.factor(0.006, 0.02);
    double strength = dice.between(0.1, 0.4);
    return Scene.of(
        (x, y, depth, rgb) -> {
          Ink across = inks[band(ends, Waves.fraction(x / pitch) * total)];
          Ink along = inks[band(ends, Waves.fraction(y / pitch) * total)];
          boolean upper =
              Math.floorMod((long) Math.floor(x / rib) + (long) Math.floor(y / rib), 2) == 0;
          across.putMixed(along, upper ? 0.5 + strength : 0.5 - strength, 1, rgb);
        });
  }

  private static int band(double[] ends, double value) {
    int index = 0;
    while (index < ends.length - 1 && value > ends[index]) {
      index++;
    }
    return index;
  }
}
