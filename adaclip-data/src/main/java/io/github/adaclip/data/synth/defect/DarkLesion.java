package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.damage.Tone;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** An irregular darker region with a mottled inside and a border that comes and goes. */
final class DarkLesion extends DefectKind {
  DarkLesion() {
    super("dark_lesion", List.of("diseased"), List.of("dark lesion", "dark spot"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.MEDICAL) || family.has(Trait.ORGANIC);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Blob blob = Blob.soft(damage, spot, damage.radius());
    Noise noise = new Noise(dice);
    Tone tone = Tone.dark(damage);
    double mottle = dice.between(0, 0.7);
    double size = Math.max(0.01, blob.radius() * dice.between(0.2, 0.8));
    damage.brush(
        blob.box(),
        (x, y, rgb) -> {
          double cover = blob.cover(x, y);
          if (cover > 0) {
            double inside = 1 - mottle * (0.5 + 0.5 * noise.octaves(x / size, y / size, 3));
            tone.over(x, y, cover * inside * damage.onSubject(x, y), rgb);
          }
        });
  }
}
