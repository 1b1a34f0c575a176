package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Cells;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Stones of many greys, each shaded on its side away from the light, with dark gaps. */
final class Gravel extends SceneFamily {
  Gravel() {
    super("gravel", List.of("asphalt", "pebbles"), Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.grey(dice.between(0.35, 0.75)).near(dice, 0.15);
    Cells cells = new Cells(dice, 1);
    double size = dice.factor(0.025, 0.12);
    double tint = dice.between(0.1, 0.7);
    double gap = dice.between(0.05, 0.25);
    double light = dice.angle();
    double cos = Waves.cos(light);
    double sin = Waves.sin(light);
    double roundness = dice.between(0.2, 0.8);
    Noise noise = new Noise(dice);
    return Scene.of(
        (x, y, depth, rgb) -> {
          cells.find(x / size, y / size);
          double dx = x / size - cells.centreX();
          double dy = y / size - cells.centreY();
          double gain = 1 + roundness * (dx * cos + dy * sin) + tint * (cells.value(0) - 0.5);
          gain *= 1 + 0.15 * noise.at(x / size * 6, y / size * 6);
          ink.put(rgb, gain * (0.25 + 0.75 * Waves.step(0, gap, cells.border())));
        });
  }
}
