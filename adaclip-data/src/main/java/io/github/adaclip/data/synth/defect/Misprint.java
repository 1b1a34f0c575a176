package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** The print is doubled, pale or smeared over a patch. */
final class Misprint extends DefectKind {
  Misprint() {
    super("misprint", List.of("misprinted"), List.of("print error", "misprint"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.PRINT);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Blob blob = Blob.soft(damage, spot, Math.max(0.06, damage.radius()));
    double angle = dice.angle();
    double way = dice.between(0.012, 0.06);
    double dx = way * Waves.cos(angle);
    double dy = way * Waves.sin(angle);
    double share = 0.35 + 0.6 * damage.strength();
    boolean pale = dice.chance(0.3);
    float[] other = new float[3];
    Ink mean = damage.clean().mean(spot[0], spot[1], blob.radius());
    damage.brush(
        blob.box(),
        (x, y, rgb) -> {
          double on = blob.cover(x, y);
          if (on > 0) {
            on *= share * damage.onSubject(x, y);
            if (pale) {
              mean.over(rgb, on);
            } else {
              damage.clean().sample(x + dx, y + dy, other);
              Surface.mix(rgb, other, on);
            }
          }
        });
  }
}
