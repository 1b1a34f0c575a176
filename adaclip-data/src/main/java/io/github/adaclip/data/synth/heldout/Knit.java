package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Rows of V-shaped stitches of a round yarn. */
final class Knit extends SceneFamily {
  Knit() {
    super(
        "knitted fabric",
        List.of("knitwear", "wool jersey"),
        Trait.THREADS,
        Trait.SOFT,
        Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink yarn = Ink.any(dice);
    Ink other = dice.chance(0.3) ? Ink.any(dice) : yarn;
    int stripe = dice.whole(2, 6);
    double pitch = dice.factor(0.04, 0.12);
    double slope = dice.between(0.5, 1.1);
    double dark = dice.between(0.4, 0.8);
    Noise noise = new Noise(dice);
    double fluff = dice.between(0.05, 0.3);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double u = Waves.fraction(x / pitch);
          double leg = Math.abs(u - 0.5) * 2;
          double v = y / pitch * 1.3 + slope * leg;
          double across = Waves.fraction(v) * 2 - 1;
          double gain =
              1.1
                  - dark * across * across
                  - 0.5 * dark * Waves.bump((leg - 0.02) * 5)
                  - 0.4 * dark * Waves.bump((1 - leg) * 5);
          gain *= 1 + fluff * noise.octaves(x / pitch * 8, y / pitch * 4, 2);
          (Math.floorMod((long) Math.floor(v), 2 * stripe) < stripe ? yarn : other).put(rgb, gain);
        });
  }
}
