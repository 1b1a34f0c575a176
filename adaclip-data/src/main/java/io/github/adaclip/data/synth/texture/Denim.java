package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Twill: diagonal steps of threads of two colours, worn unevenly. */
final class Denim extends SceneFamily {
  Denim() {
    super("denim", List.of("jeans cloth", "twill"), Trait.THREADS, Trait.SOFT, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    double pitch = dice.factor(0.01, 0.05);
    Ink front =
        dice.chance(0.5)
            ? Ink.hue(dice.between(0.55, 0.68), 0.6, dice.between(0.25, 0.6))
            : Ink.any(dice);
    Ink back = Ink.pale(dice).times(dice.between(0.6, 1));
    int step = dice.whole(3, 4);
    double wear = dice.between(0, 0.45);
    double wearSize = dice.factor(0.1, 0.6);
    Noise noise = new Noise(dice);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double v = y / pitch;
          long j = (long) Math.floor(v);
          double u = x / pitch + noise.cell(3, j) * 0.3;
          long i = (long) Math.floor(u);
          boolean hidden = Math.floorMod(i + j, step) == 0;
          double across = 2 * (v - j) - 1;
          double along = 2 * (u - i) - 1;
          double gain = 1 - 0.35 * across * across - (hidden ? 0.3 * along * along : 0);
          double worn = wear * Waves.clamp(0.5 + noise.octaves(x / wearSize, y / wearSize, 2));
          front.putMixed(back, hidden ? 0.75 : worn, gain, rgb);
        });
  }
}
