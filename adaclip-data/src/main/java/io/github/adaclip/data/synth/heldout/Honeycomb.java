package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Hexagonal cells with bright walls, some filled, some open. */
final class Honeycomb extends SceneFamily {
  Honeycomb() {
    super("honeycomb", List.of("wax comb", "hexagon panel"), Trait.REGULAR, Trait.ORGANIC);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink wall =
        dice.chance(0.5)
            ? Ink.hue(dice.between(0.08, 0.13), dice.between(0.3, 0.8), dice.between(0.6, 0.95))
            : Ink.any(dice);
    Ink inside = wall.times(dice.between(0.2, 0.6)).near(dice, 0.1);
    double pitch = dice.factor(0.06, 0.2);
    double thin = dice.between(0.05, 0.15);
    double tint = dice.between(0, 0.5);
    Noise noise = new Noise(dice);
    double height = Math.sqrt(3);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double u = x / pitch;
          double v = y / pitch / height;
          double ax = u - Math.round(u);
          double ay = (v - Math.round(v)) * height;
          double bx = Waves.fraction(u) - 0.5;
          double by = (Waves.fraction(v) - 0.5) * height;
          boolean first = ax * ax + ay * ay < bx * bx + by * by;
          double px = Math.abs(first ? ax : bx);
          double py = Math.abs(first ? ay : by);
          double edge = 0.5 - Math.max(px, 0.5 * px + py * height / 2);
          long cell =
              first
                  ? Math.round(u) * 7919 + Math.round(v)
                  : (long) Math.floor(u) * 6007 + (long) Math.floor(v) * 3 + 1;
          double own = 1 + tint * (noise.cell(cell, 5) * 2 - 1);
          inside.putMixed(
              wall,
              Waves.step(thin, thin * 0.5, edge),
              own * (0.8 + 0.8 * edge) + 0.05 * noise.at(x * 50, y * 50),
              rgb);
        });
  }
}
