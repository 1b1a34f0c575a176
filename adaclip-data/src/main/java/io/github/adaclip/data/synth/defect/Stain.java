package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.damage.Tone;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** A spill of any tone, soft or sharp, sometimes with a darker rim. */
final class Stain extends DefectKind {
  Stain() {
    super("stain", List.of("stained", "soiled"), List.of("stain", "spot"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return true;
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Blob blob = Blob.soft(damage, spot, damage.radius());
    Tone tone = Tone.at(damage, spot);
    double centre = dice.chance(0.3) ? dice.between(0.2, 0.7) : 1;
    damage.brush(
        blob.box(),
        (x, y, rgb) -> {
          double cover = blob.cover(x, y);
          if (cover > 0) {
            double inner = centre + (1 - centre) * Waves.step(0.5, 0.95, blob.relative(x, y));
            tone.over(x, y, cover * inner * damage.onSubject(x, y), rgb);
          }
        });
  }
}
