package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.damage.Tone;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Many short fine lines side by side within a patch. */
final class Scuff extends DefectKind {
  Scuff() {
    super("scuff", List.of("scuffed", "rubbed"), List.of("scuff mark", "rub mark"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Blob blob = Blob.soft(damage, spot, Math.max(0.04, damage.radius()));
    Noise noise = new Noise(dice);
    double angle = dice.angle();
    double cos = Waves.cos(angle);
    double sin = Waves.sin(angle);
    double width = Math.max(1.6 * damage.pixel(), dice.factor(0.006, 0.02));
    double length = width * dice.between(5, 20);
    double density = dice.between(-0.1, 0.4);
    Tone tone = Tone.at(damage, spot);
    damage.brush(
        blob.box(),
        (x, y, rgb) -> {
          double cover = blob.cover(x, y);
          if (cover > 0) {
            double line = noise.at((cos * x + sin * y) / length, (cos * y - sin * x) / width);
            tone.over(
                x,
                y,
                cover * Waves.step(density, density + 0.25, line) * damage.onSubject(x, y),
                rgb);
          }
        });
  }
}
