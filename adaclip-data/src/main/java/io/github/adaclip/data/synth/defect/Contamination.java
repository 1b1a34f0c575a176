package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.damage.Tone;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** Foreign bodies that lie on top: crumbs, chips, drops of paint, alone or a few together. */
final class Contamination extends DefectKind {
  Contamination() {
    super(
        "contamination",
        List.of("contaminated", "dirty"),
        List.of("foreign particle", "contamination"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return true;
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    int count = dice.chance(0.4) ? 1 : dice.whole(2, 9);
    double radius = Math.max(1.4 * damage.pixel(), damage.radius() / Math.sqrt(count) * 0.7);
    Tone tone = Tone.at(damage, spot);
    double light = dice.angle();
    double relief = dice.between(0, 0.5);
    for (int i = 0; i < count; i++) {
      double spread = count == 1 ? 0 : radius * Math.sqrt(count) * 1.4;
      double[] place = {
        spot[0] + dice.between(-spread, spread), spot[1] + dice.between(-spread, spread)
      };
      Blob blob = Blob.sharp(damage, place, radius * dice.factor(0.6, 1.5));
      damage.brush(
          blob.box(),
          (x, y, rgb) -> {
            double cover = blob.cover(x, y);
            if (cover > 0) {
              tone.over(x, y, cover, rgb);
              double facing =
                  ((x - place[0]) * Waves.cos(light) + (y - place[1]) * Waves.sin(light))
                      / blob.radius();
              Surface.gain(rgb, 1 + cover * relief * damage.strength() * facing);
            }
          });
    }
  }
}
