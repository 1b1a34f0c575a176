package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Angular chips of many colours cast in a plain binder. */
final class Terrazzo extends SceneFamily {
  Terrazzo() {
    super("terrazzo", List.of("terrazzo floor", "stone chips"), Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink binder = Ink.any(dice);
    Ink[] chips = {Ink.any(dice), Ink.any(dice), Ink.earth(dice), Ink.pale(dice)};
    double size = dice.factor(0.05, 0.16);
    double share = dice.between(0.4, 0.95);
    Noise noise = new Noise(dice);
    double sand = dice.between(0, 0.2);
    return Scene.of(
        (x, y, depth, rgb) -> {
          binder.put(rgb, 1 + sand * noise.at(x * 100, y * 100));
          for (int layer = 0; layer < 2; layer++) {
            double u = x / size * (1 + layer * 0.9) + 13 * layer;
            double v = y / size * (1 + layer * 0.9);
            long i = (long) Math.floor(u);
            long j = (long) Math.floor(v);
            double angle = noise.cell(i, j, 1 + 8 * layer) * Waves.TURN;
            double cos = Waves.cos(angle);
            double sin = Waves.sin(angle);
            double px = u - i - 0.5;
            double py = v - j - 0.5;
            double a = cos * px + sin * py;
            double b = cos * py - sin * px;
            double half = 0.12 + 0.18 * noise.cell(i, j, 2 + 8 * layer);
            double distance =
                Math.max(
                    Math.max(Math.abs(a) - half, Math.abs(b) - half * 0.7),
                    Math.abs(a + b) * 0.8 - half * 0.9);
            if (noise.cell(i, j, 3 + 8 * layer) < share) {
              chips[(int) (noise.cell(i, j, 4 + 8 * layer) * 4)].over(
                  rgb, Waves.step(0.02, -0.02, distance));
            }
          }
        });
  }
}
