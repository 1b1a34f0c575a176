package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Blotches of four colours with sharp borders, printed over each other. */
final class Camouflage extends SceneFamily {
  Camouflage() {
    super(
        "camouflage cloth", List.of("patchwork print", "blotched fabric"), Trait.SOFT, Trait.PRINT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink[] inks = {Ink.any(dice), Ink.any(dice), Ink.any(dice), Ink.any(dice)};
    Noise noise = new Noise(dice);
    double size = dice.factor(0.06, 0.35);
    double rib = dice.factor(0.006, 0.02);
    double strength = dice.between(0.02, 0.15);
    int octaves = dice.whole(1, 3);
    return Scene.of(
        (x, y, depth, rgb) -> {
          Ink ink = inks[0];
          for (int i = 1; i < inks.length; i++) {
            if (noise.octaves(x / size + 31 * i, y / size * 1.3 - 17 * i, octaves) > 0.12) {
              ink = inks[i];
            }
          }
          ink.put(rgb, 1 + strength * Waves.sin((x + y) / rib * Waves.TURN));
        });
  }
}
