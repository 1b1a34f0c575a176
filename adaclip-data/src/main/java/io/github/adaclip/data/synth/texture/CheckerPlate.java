package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Relief;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Raised lozenges in alternating directions on sheet metal, lit from the side. */
final class CheckerPlate extends SceneFamily {
  CheckerPlate() {
    super("checker plate", List.of("diamond plate", "tread plate"), Trait.HARD, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice).times(dice.between(0.6, 1.1));
    double pitch = dice.factor(0.07, 0.22);
    double slim = dice.between(0.14, 0.26);
    double light = dice.angle();
    double strength = dice.between(0.25, 0.6);
    Noise noise = new Noise(dice);
    double dirt = dice.between(0.02, 0.2);
    Relief relief = (x, y) -> lozenge(x, y, slim);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double gain = relief.shade(x / pitch, y / pitch, light, 0.06, strength);
          gain *= 1 + dirt * noise.octaves(x * 14, y * 14, 3);
          ink.put(rgb, gain);
        });
  }

  private static double lozenge(double x, double y, double slim) {
    double best = 0;
    for (int k = 0; k < 2; k++) {
      double u = Waves.fraction(x + 0.5 * k) - 0.5;
      double v = Waves.fraction(y + 0.5 * k) - 0.5;
      double along = k == 0 ? u + v : u - v;
      double across = k == 0 ? u - v : u + v;
      double inside = 1 - Math.abs(along) / 0.5 - Math.abs(across) / slim;
      best = Math.max(best, Waves.clamp(3 * inside) * 0.3);
    }
    return best;
  }
}
