package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** Another balance of colours over a patch; the texture stays. */
final class Discolouration extends DefectKind {
  Discolouration() {
    super(
        "discoloured", List.of("discoloured", "faded"), List.of("discolouration", "colour change"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return true;
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Blob blob = Blob.soft(damage, spot, Math.max(0.03, damage.radius()));
    double strength = 0.25 + 0.6 * damage.strength();
    double red = 1 + strength * dice.between(-0.7, 0.7);
    double green = 1 + strength * dice.between(-0.7, 0.7);
    double blue = 1 + strength * dice.between(-0.7, 0.7);
    double fade = dice.chance(0.4) ? strength * 0.5 : 0;
    Ink grey = damage.clean().mean(spot[0], spot[1], 0.08);
    damage.brush(
        blob.box(),
        (x, y, rgb) -> {
          double cover = blob.cover(x, y);
          if (cover > 0) {
            double on = cover * damage.onSubject(x, y);
            grey.over(rgb, on * fade);
            rgb[0] *= (float) (1 + (red - 1) * on);
            rgb[1] *= (float) (1 + (green - 1) * on);
            rgb[2] *= (float) (1 + (blue - 1) * on);
          }
        });
  }
}
