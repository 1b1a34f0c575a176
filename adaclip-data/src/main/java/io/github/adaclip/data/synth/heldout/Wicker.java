package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Flat strips pass over and under upright rods in long waves. */
final class Wicker extends SceneFamily {
  Wicker() {
    super("wicker", List.of("basket weave", "rattan"), Trait.THREADS, Trait.REGULAR, Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink strip = dice.chance(0.7) ? Ink.earth(dice) : Ink.any(dice);
    double pitch = dice.factor(0.07, 0.2);
    double slim = dice.factor(0.02, 0.05);
    double dark = dice.between(0.3, 0.7);
    double fibre = dice.between(0.05, 0.3);
    Noise noise = new Noise(dice);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double v = y / slim;
          long row = (long) Math.floor(v);
          double wave =
              Waves.sin(
                  x / pitch * Waves.TURN / 2 + (Math.floorMod(row, 2) == 0 ? 0 : Waves.TURN / 2));
          double across = 2 * (v - row) - 1;
          double gain = 0.85 + 0.35 * wave - dark * across * across * 0.6;
          double post = Waves.fraction(x / pitch) * 2 - 1;
          boolean front = wave < -0.75 && Math.abs(post) > 0.8;
          gain = front ? 0.5 : gain;
          gain *=
              1
                  + fibre * noise.octaves(x / slim * 0.5, v * 3, 2)
                  + 0.2 * (noise.cell(row, 1) - 0.5);
          strip.put(rgb, gain);
        });
  }
}
