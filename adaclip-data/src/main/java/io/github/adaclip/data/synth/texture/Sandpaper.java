package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Sharp single grains, brightly glinting or dark, on a plain backing. */
final class Sandpaper extends SceneFamily {
  Sandpaper() {
    super("sandpaper", List.of("abrasive paper", "sand"), Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.earth(dice).times(dice.between(0.5, 1.1));
    Noise noise = new Noise(dice);
    double size = dice.factor(0.006, 0.025);
    double glint = dice.between(0.2, 0.9);
    double share = dice.between(0.55, 0.9);
    double base = dice.between(0.1, 0.5);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double u = x / size;
          double v = y / size;
          long i = (long) Math.floor(u + 0.3 * noise.at(u * 0.9, v * 0.9));
          long j = (long) Math.floor(v + 0.3 * noise.at(u * 0.9 + 50, v * 0.9));
          double value = noise.cell(i, j);
          double gain = 1 + base * (noise.cell(i, j, 1) - 0.5);
          ink.put(rgb, value > share ? gain + glint * (noise.cell(i, j, 2) - 0.35) : gain);
        });
  }
}
