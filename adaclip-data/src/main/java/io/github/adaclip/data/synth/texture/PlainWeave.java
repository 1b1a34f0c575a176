package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Threads over and under each other, each thread shaded as a cylinder, thread widths uneven. */
final class PlainWeave extends SceneFamily {
  PlainWeave() {
    super(
        "woven fabric", List.of("canvas cloth", "linen"), Trait.THREADS, Trait.SOFT, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    double pitch = dice.factor(0.012, 0.07);
    Ink warp = Ink.any(dice);
    Ink weft = dice.chance(0.6) ? warp.near(dice, 0.2) : Ink.any(dice);
    double shadow = dice.between(0.3, 0.8);
    double uneven = dice.between(0, 0.3);
    double tint = dice.between(0, 0.2);
    int over = dice.whole(1, 2);
    Noise noise = new Noise(dice);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double u = x / pitch + uneven * noise.at(x / pitch * 0.2, y / pitch * 0.9);
          double v = y / pitch + uneven * noise.at(x / pitch * 0.9 + 40, y / pitch * 0.2);
          long i = (long) Math.floor(u);
          long j = (long) Math.floor(v);
          boolean upper = Math.floorMod(i / over + j / over, 2) == 0;
          double across = 2 * (upper ? u - i : v - j) - 1;
          double along = 2 * (upper ? v - j : u - i) - 1;
          double gain = (1 - shadow * across * across) * (1 - 0.4 * along * along);
          gain *= 1 + tint * (noise.cell(upper ? i : 7777, upper ? 7777 : j) - 0.5) * 2;
          (upper ? warp : weft).put(rgb, gain);
        });
  }
}
