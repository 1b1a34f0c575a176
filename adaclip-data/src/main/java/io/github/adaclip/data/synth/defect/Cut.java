package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.damage.Tone;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A slit, open in the middle, dark inside, its lips lighter or darker. */
final class Cut extends DefectKind {
  Cut() {
    super("cut", List.of("cut", "torn"), List.of("cut", "tear", "slit"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.SOFT);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    double angle = dice.angle();
    double cos = Waves.cos(angle);
    double sin = Waves.sin(angle);
    double length = dice.factor(0.05, 0.4);
    double open = Math.max(1.2 * damage.pixel(), length * dice.between(0.04, 0.25));
    double bow = dice.between(-0.8, 0.8);
    Noise noise = new Noise(dice);
    double ragged = dice.between(0, 0.6);
    Tone inside = dice.chance(0.7) ? Tone.dark(damage) : Tone.at(damage, spot);
    double lip = dice.between(-0.4, 0.5) * damage.strength();
    damage.brush(
        Box.around(spot[0], spot[1], length * 1.3),
        (x, y, rgb) -> {
          double along = (cos * (x - spot[0]) + sin * (y - spot[1])) / length;
          double width = open * (1 - along * along) * (1 + ragged * noise.octaves(along * 6, 2, 2));
          double across =
              Math.abs(cos * (y - spot[1]) - sin * (x - spot[0]) - bow * along * along * length);
          if (Math.abs(along) < 1 && across < 2 * width + damage.pixel()) {
            double on = damage.onSubject(x, y);
            Surface.gain(rgb, 1 + lip * on * Waves.step(2 * width, width, across));
            inside.over(x, y, on * Waves.clamp(0.5 - (across - width) / damage.pixel()), rgb);
          }
        });
  }
}
