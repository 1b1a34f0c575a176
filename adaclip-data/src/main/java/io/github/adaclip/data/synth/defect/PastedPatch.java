package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A piece of the same surface from elsewhere, turned, with a clean cut. */
final class PastedPatch extends DefectKind {
  PastedPatch() {
    super(
        "pasted_patch",
        List.of("mended", "wrongly joined"),
        List.of("pasted patch", "misplaced patch"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return !family.has(Trait.OBJECT)
        && (family.has(Trait.REGULAR) || family.has(Trait.THREADS) || family.has(Trait.ORGANIC));
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Blob blob = Blob.sharp(damage, spot, Math.max(0.05, damage.radius()));
    double angle = dice.between(0.4, 5.8);
    double cos = Waves.cos(angle);
    double sin = Waves.sin(angle);
    double fromX = dice.between(-0.3, 0.3);
    double fromY = dice.between(-0.3, 0.3);
    damage.warp(
        blob.box(),
        (x, y, seen) -> {
          boolean inside = blob.relative(x, y) < 1;
          double dx = x - spot[0];
          double dy = y - spot[1];
          seen[0] = inside ? fromX + cos * dx - sin * dy : x;
          seen[1] = inside ? fromY + sin * dx + cos * dy : y;
        });
  }
}
