package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** The texture is rubbed smooth over a patch, and a little paler or darker. */
final class Wear extends DefectKind {
  Wear() {
    super("worn", List.of("worn", "abraded"), List.of("worn area", "abrasion"));
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
    double reach = dice.between(0.008, 0.03);
    double strength = 0.4 + 0.6 * damage.strength();
    double gain = 1 + dice.between(-0.25, 0.25) * damage.strength();
    float[] other = new float[3];
    float[] sum = new float[3];
    damage.brush(
        blob.box(),
        (x, y, rgb) -> {
          double cover = blob.cover(x, y);
          if (cover > 0) {
            sum[0] = sum[1] = sum[2] = 0;
            for (int i = 0; i < 16; i++) {
              damage.clean().sample(x + (i % 4 - 1.5) * reach, y + (i / 4 - 1.5) * reach, other);
              sum[0] += other[0] / 16;
              sum[1] += other[1] / 16;
              sum[2] += other[2] / 16;
            }
            Surface.gain(sum, gain);
            Surface.mix(rgb, sum, cover * strength * damage.onSubject(x, y));
          }
        });
  }
}
