package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A strip of a regular pattern is out of step with the rest. */
final class ShiftedStrip extends DefectKind {
  ShiftedStrip() {
    super("shifted_strip", List.of("uneven", "displaced"), List.of("offset", "displaced row"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.REGULAR) && !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    double angle = dice.angle();
    double cos = Waves.cos(angle);
    double sin = Waves.sin(angle);
    double half = Math.max(2.5 * damage.pixel(), dice.factor(0.015, 0.12));
    double length = dice.factor(0.1, 0.6);
    double way = dice.either(1, -1) * dice.between(0.015, 0.08);
    damage.warp(
        Box.around(spot[0], spot[1], length + half),
        (x, y, seen) -> {
          double along = cos * (x - spot[0]) + sin * (y - spot[1]);
          double across = cos * (y - spot[1]) - sin * (x - spot[0]);
          boolean inside = Math.abs(across) < half && Math.abs(along) < length;
          seen[0] = inside ? x + way * cos : x;
          seen[1] = inside ? y + way * sin : y;
        });
  }
}
