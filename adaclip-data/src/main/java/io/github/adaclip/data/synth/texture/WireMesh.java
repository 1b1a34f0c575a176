package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Wires crossing each other with open meshes through which another ground is seen. */
final class WireMesh extends SceneFamily {
  WireMesh() {
    super("wire mesh", List.of("metal grid", "wire netting"), Trait.HARD, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink wire = dice.chance(0.6) ? Ink.metal(dice) : Ink.any(dice);
    Ink behind = wire.contrasting(dice);
    double pitch = dice.factor(0.04, 0.16);
    double half = dice.between(0.1, 0.3);
    double skew = dice.chance(0.4) ? dice.between(-0.6, 0.6) : 0;
    double twist = dice.between(0, 0.12);
    Noise noise = new Noise(dice);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double u = (x + skew * y) / pitch;
          double v = y / pitch;
          u += twist * Waves.sin(v * Waves.TURN / 2);
          v += twist * Waves.sin(u * Waves.TURN / 2);
          double a = Math.abs(Waves.fraction(u) - 0.5) / half;
          double b = Math.abs(Waves.fraction(v) - 0.5) / half;
          boolean upper = Math.floorMod((long) Math.floor(u) + (long) Math.floor(v), 2) == 0;
          double near = upper && a < 1 ? a : !upper && b < 1 ? b : Math.min(a, b);
          behind.putMixed(
              wire,
              1 - Waves.step(0.85, 1.1, near),
              near < 1 ? 1.1 - 0.6 * near * near : 1 + 0.12 * noise.octaves(x * 8, y * 8, 2),
              rgb);
        });
  }
}
