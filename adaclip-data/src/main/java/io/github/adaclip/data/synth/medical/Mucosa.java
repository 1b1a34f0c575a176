package io.github.adaclip.data.synth.medical;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Wet pink folds around a dark opening, with fine vessels and white glints. */
final class Mucosa extends SceneFamily {
  Mucosa() {
    super(
        "endoscopy image",
        List.of("colon mucosa", "bowel lining"),
        Trait.MEDICAL,
        Trait.ORGANIC,
        Trait.SOFT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink pink = Ink.hue(dice.between(-0.02, 0.06), dice.between(0.35, 0.7), dice.between(0.6, 0.95));
    Ink vessel = pink.times(0.6).mix(new Ink(0.6, 0.05, 0.1), 0.4);
    Noise noise = new Noise(dice);
    double cx = dice.between(-0.25, 0.25);
    double cy = dice.between(-0.25, 0.25);
    double folds = dice.between(8, 20);
    double foldShade = dice.between(0.05, 0.25);
    double dark = dice.between(0.1, 0.3);
    double glint = dice.between(0.55, 0.85);
    double veins = dice.between(0, 0.5);
    return Scene.of(
        (x, y, depth, rgb) -> {
          double bend = 0.12 * noise.octaves(x * 3, y * 3, 2);
          double far = Waves.length(x - cx, y - cy) + bend;
          double gain = 0.25 + 0.85 * Waves.step(dark * 0.3, dark * 1.8, far);
          gain += foldShade * Waves.sin(far * folds * 2 + 3 * bend);
          double line = Math.abs(noise.at(x * 6 + 2 * bend, y * 6)) + Math.abs(bend) * 0.5;
          pink.putMixed(
              vessel,
              veins * (1 - Waves.step(0, 0.12, line)),
              gain * (1 + 0.05 * noise.at(x * 60, y * 60)),
              rgb);
          Ink.WHITE.over(
              rgb,
              Waves.step(
                  glint,
                  glint + 0.08,
                  noise.octaves(x * 16, y * 16, 2) * 1.2 + foldShade * Waves.sin(far * folds * 2)));
        });
  }
}
