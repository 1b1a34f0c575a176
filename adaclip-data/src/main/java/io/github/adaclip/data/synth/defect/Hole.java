package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A patch through which something darker or another ground is seen, with a thin rim. */
final class Hole extends DefectKind {
  Hole() {
    super("hole", List.of("perforated", "punctured"), List.of("hole", "puncture"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Blob blob = Blob.sharp(damage, spot, Math.min(0.14, damage.radius()));
    Ink behind =
        damage
            .clean()
            .mean(spot[0], spot[1], 0.03)
            .times(1 - damage.strength())
            .mix(Ink.any(dice), dice.between(0, 0.4));
    double rim = dice.between(0, 0.25);
    double bright = dice.either(-0.5, 0.5) * damage.strength();
    double angle = dice.angle();
    damage.brush(
        Box.around(spot[0], spot[1], blob.radius() * 3),
        (x, y, rgb) -> {
          double relative = blob.relative(x, y);
          if (relative < 1 + rim) {
            double facing =
                ((x - blob.x()) * Waves.cos(angle) + (y - blob.y()) * Waves.sin(angle))
                    / blob.radius();
            double on = damage.onSubject(x, y);
            Surface.gain(rgb, 1 + on * bright * facing);
            behind.over(rgb, on * blob.cover(x, y));
          }
        });
  }
}
