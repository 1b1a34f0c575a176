package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Year rings cut lengthwise, wavy, with fibres and now and then a knot. */
final class Wood extends SceneFamily {
  Wood() {
    super("wood", List.of("wooden board", "timber"), Trait.HARD, Trait.ORGANIC);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink pale = Ink.hue(dice.between(0.05, 0.12), dice.between(0.25, 0.6), dice.between(0.45, 0.95));
    Ink deep = pale.times(dice.between(0.4, 0.8));
    Noise noise = new Noise(dice);
    double rings = dice.factor(6, 40);
    double wave = dice.between(0.02, 0.2);
    double fibre = dice.between(0.05, 0.25);
    int knots = dice.below(4);
    double[] place = new double[3 * knots];
    for (int i = 0; i < place.length; i += 3) {
      place[i] = dice.between(-0.6, 0.6);
      place[i + 1] = dice.between(-0.6, 0.6);
      place[i + 2] = dice.factor(0.015, 0.06);
    }
    return Scene.of(
        (x, y, depth, rgb) -> {
          double line = y + wave * noise.octaves(x * 1.3, y * 2.5, 2);
          double knot = 0;
          for (int i = 0; i < place.length; i += 3) {
            double dx = (x - place[i]) * 0.6;
            double dy = y - place[i + 1];
            double near = place[i + 2] / (Waves.length(dx, dy) + place[i + 2]);
            line += dy * near * 1.5;
            knot = Math.max(knot, near);
          }
          double ring = Waves.fraction(line * rings);
          double part = ring * ring * 0.8 + Waves.step(0.55, 0.8, knot) * 0.5;
          double gain = 1 + fibre * noise.octaves(x * 12, line * 160, 2);
          pale.putMixed(deep, part, gain, rgb);
        });
  }
}
