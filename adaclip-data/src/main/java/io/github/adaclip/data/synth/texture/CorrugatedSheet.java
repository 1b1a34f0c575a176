package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/**
 * Parallel ribs of one of three profiles, shaded by a light from the side, with rust or dust in the
 * valleys.
 */
final class CorrugatedSheet extends SceneFamily {
  CorrugatedSheet() {
    super(
        "corrugated sheet", List.of("corrugated iron", "ribbed panel"), Trait.HARD, Trait.REGULAR);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = dice.chance(0.5) ? Ink.metal(dice) : Ink.any(dice);
    Ink dust = Ink.earth(dice);
    double pitch = dice.factor(0.03, 0.2);
    double profile = dice.between(0.6, 4);
    double strength = dice.between(0.15, 0.5);
    double dusty = dice.between(0, 0.5);
    double phase = dice.angle();
    Noise noise = new Noise(dice);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double wave = Waves.sin(y / pitch * Waves.TURN) * profile;
          wave = wave > 1 ? 1 : wave < -1 ? -1 : wave;
          double slope = Waves.sin(y / pitch * Waves.TURN + phase);
          double cloud = Waves.clamp(noise.octaves(x * 5, y / pitch * 0.4, 3) + 0.2);
          ink.putMixed(
              dust,
              dusty * cloud * (wave < 0 ? 1 : 0.3),
              1 + strength * (0.5 * wave + 0.7 * slope),
              rgb);
        });
  }
}
