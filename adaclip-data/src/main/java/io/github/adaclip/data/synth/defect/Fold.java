package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A strip is drawn together along a line, bright on one flank and dark on the other. */
final class Fold extends DefectKind {
  Fold() {
    super("fold", List.of("creased", "wrinkled"), List.of("fold", "crease", "wrinkle"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.SOFT);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    double angle = dice.angle();
    double cos = Waves.cos(angle);
    double sin = Waves.sin(angle);
    double half = Math.max(2.5 * damage.pixel(), dice.factor(0.012, 0.07));
    double length = dice.factor(0.12, 0.8);
    double bow = dice.between(-1, 1);
    double shade = 0.9 * damage.strength() * dice.either(1, -1);
    double pull = dice.between(0.2, 0.8) * half;
    Box box = Box.around(spot[0], spot[1], length);
    damage.warp(
        box,
        (x, y, seen) -> {
          double along = cos * (x - spot[0]) + sin * (y - spot[1]);
          double across = (cos * (y - spot[1]) - sin * (x - spot[0]) - bow * along * along) / half;
          double weight = pull * across * Waves.bump(across) * Waves.bump(along / length);
          seen[0] = x - sin * weight;
          seen[1] = y + cos * weight;
        });
    damage.brush(
        box,
        (x, y, rgb) -> {
          double along = cos * (x - spot[0]) + sin * (y - spot[1]);
          double across = (cos * (y - spot[1]) - sin * (x - spot[0]) - bow * along * along) / half;
          double weight = Waves.bump(across) * Waves.bump(along / length);
          if (weight > 0) {
            Surface.gain(rgb, 1 + shade * 1.8 * across * weight * damage.onSubject(x, y));
          }
        });
  }
}
