package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Clouded stone crossed by thin bent veins. */
final class Marble extends SceneFamily {
  Marble() {
    super("marble", List.of("marble slab", "polished stone"), Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink stone = dice.chance(0.6) ? Ink.pale(dice) : Ink.any(dice);
    Ink vein = stone.contrasting(dice);
    Noise noise = new Noise(dice);
    double size = dice.factor(0.15, 0.7);
    double bend = dice.between(0.5, 2.5);
    double thin = dice.between(4, 14);
    double strength = dice.between(0.25, 0.9);
    double cloud = dice.between(0.03, 0.2);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double u = x / size;
          double v = y / size;
          double shift = bend * noise.octaves(u * 0.8, v * 0.8, 3);
          double line = 1 - Math.abs(noise.at(u + shift, v * 1.4 - shift)) * thin;
          double faint = 1 - Math.abs(noise.at(u * 2.3 - shift, v * 2.1 + shift + 70)) * thin;
          double part = strength * (Waves.clamp(line) + 0.4 * Waves.clamp(faint));
          stone.putMixed(vein, Waves.clamp(part), 1 + cloud * noise.octaves(u * 3, v * 3, 3), rgb);
        });
  }
}
