package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A painted sheet punched with round, square or long holes in rows. */
final class PerforatedSheet extends SceneFamily {
  PerforatedSheet() {
    super("perforated sheet", List.of("perforated metal", "hole plate"), Trait.HARD, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink sheet = dice.chance(0.5) ? Ink.metal(dice) : Ink.any(dice);
    Ink dark = dice.chance(0.8) ? sheet.times(dice.between(0.05, 0.35)) : Ink.pale(dice);
    double pitch = dice.factor(0.04, 0.2);
    double radius = dice.between(0.2, 0.38);
    double offset = dice.either(0, 0.5);
    Shape hole =
        switch (dice.below(3)) {
          case 0 -> Shapes.circle(radius);
          case 1 -> Shapes.box(radius, radius, dice.between(0, 0.1));
          default -> Shapes.rod(-0.1, 0, 0.1, 0, radius * 0.7);
        };
    double light = dice.angle();
    double rim = dice.between(0, 0.4);
    Noise noise = new Noise(dice);
    double cos = Waves.cos(light);
    double sin = Waves.sin(light);
    return Scene.of(
        (x, y, depth, rgb) -> {
          long row = (long) Math.floor(y / pitch);
          double u = x / pitch + offset * row;
          double px = Waves.fraction(u) - 0.5;
          double py = y / pitch - row - 0.5;
          double distance = hole.distance(px, py);
          double gain = 1 + 0.05 * noise.octaves(x * 30, y * 30, 2);
          double facing = (px * cos + py * sin) / (Waves.length(px, py) + 1e-6);
          gain += distance < 0.1 ? rim * facing * (1 - Math.abs(distance) * 10) : 0;
          dark.putMixed(sheet, Waves.step(-0.03, 0.03, distance), gain, rgb);
        });
  }
}
