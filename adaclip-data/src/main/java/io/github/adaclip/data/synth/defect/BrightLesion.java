package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.damage.Tone;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** One or more brighter nodules, fading outwards, sometimes with a dark halo. */
final class BrightLesion extends DefectKind {
  BrightLesion() {
    super("bright_lesion", List.of("abnormal"), List.of("bright lesion", "bright spot"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.MEDICAL) || family.has(Trait.ORGANIC);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Tone tone = Tone.bright(damage);
    int count = dice.chance(0.6) ? 1 : dice.whole(2, 5);
    double radius = Math.max(2 * damage.pixel(), damage.radius() / Math.sqrt(count));
    double halo = dice.chance(0.4) ? dice.between(0.1, 0.4) * damage.strength() : 0;
    for (int i = 0; i < count; i++) {
      double spread = count == 1 ? 0 : radius * 3;
      double[] place = {
        spot[0] + dice.between(-spread, spread), spot[1] + dice.between(-spread, spread)
      };
      double own = radius * dice.factor(0.6, 1.4);
      double sharp = dice.between(0.1, 0.9);
      damage.brush(
          Box.around(place[0], place[1], own * 1.6),
          (x, y, rgb) -> {
            double far = Waves.length(x - place[0], y - place[1]) / own;
            if (far < 1.6) {
              double on = damage.onSubject(x, y);
              tone.over(x, y, on * Waves.step(1, sharp, far), rgb);
              Surface.gain(rgb, 1 - halo * on * Waves.bump((far - 1.25) / 0.35));
            }
          });
    }
  }
}
