package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** The pattern is coarser or finer over a patch. */
final class ChangedScale extends DefectKind {
  ChangedScale() {
    super("uneven_texture", List.of("irregular"), List.of("uneven texture", "irregular pattern"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return !family.has(Trait.OBJECT) && !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Blob blob = Blob.sharp(damage, spot, Math.max(0.07, damage.radius()));
    double zoom = dice.either(dice.between(0.4, 0.7), dice.between(1.4, 2.4));
    double other = dice.chance(0.5) ? zoom : 1;
    damage.warp(
        blob.box(),
        (x, y, seen) -> {
          double part = Waves.step(1.05, 0.9, blob.relative(x, y));
          seen[0] = spot[0] + (x - spot[0]) * (1 + (zoom - 1) * part);
          seen[1] = spot[1] + (y - spot[1]) * (1 + (other - 1) * part);
        });
  }
}
