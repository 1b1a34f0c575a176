package io.github.adaclip.data.synth.medical;

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

/** Two dark lung fields crossed by pairs of ribs, a spine and the shadow of the heart. */
final class ChestXray extends SceneFamily {
  ChestXray() {
    super(
        "x-ray image",
        List.of("chest radiograph", "radiograph"),
        Trait.MEDICAL,
        Trait.UPRIGHT,
        Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Noise noise = new Noise(dice);
    int ribs = dice.whole(5, 9);
    double curve = dice.between(0.4, 1.2);
    double rib = dice.between(0.08, 0.25);
    double lung = dice.between(0.15, 0.4);
    double body = lung + dice.between(0.25, 0.45);
    double half = dice.between(0.16, 0.2);
    double heart = dice.between(0.1, 0.18);
    double grain = dice.between(0.02, 0.1);
    Shape field = Shapes.ellipse(half, dice.between(0.32, 0.42)).roughened(noise, 0.2, 0.02);
    Shape core = Shapes.ellipse(heart, heart * 1.2).at(dice.between(0.02, 0.08), 0.14);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double side = Math.abs(x) - 0.2;
          double value = body + (lung - body) * Waves.step(0.03, -0.03, field.distance(side, y));
          double line = Waves.fraction((y - curve * side * side * 4 + 0.3 * side) * ribs);
          value += rib * Waves.bump((line - 0.5) * 3.2) * Waves.step(0.34, 0.24, Math.abs(side));
          value += 0.25 * Waves.step(0.04, -0.04, core.distance(x, y));
          value += 0.25 * Waves.bump(x / 0.06) * (0.8 + 0.2 * Waves.sin(y * 60));
          value *=
              Waves.step(0.5, 0.42, Math.abs(x)) * (1 + grain * noise.octaves(x * 30, y * 30, 3));
          Ink.WHITE.put(rgb, value);
        });
  }
}
