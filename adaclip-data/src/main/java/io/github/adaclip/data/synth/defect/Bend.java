package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Pushed to one side around a place, fading to nothing further away. */
final class Bend extends DefectKind {
  Bend() {
    super("bent", List.of("bent", "deformed"), List.of("bend", "deformation"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.OBJECT) || family.has(Trait.REGULAR);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    double radius = Math.min(0.42, Math.max(0.08, damage.radius() * 1.4));
    double angle = dice.angle();
    double way = radius * dice.between(0.15, 0.45) * (0.4 + 0.6 * damage.strength());
    double twist = dice.chance(0.3) ? dice.between(-1.2, 1.2) : 0;
    damage.warp(
        Box.around(spot[0], spot[1], radius),
        (x, y, seen) -> {
          double dx = x - spot[0];
          double dy = y - spot[1];
          double bump = Waves.bump(Waves.length(dx, dy) / radius);
          double cos = Waves.cos(twist * bump);
          double sin = Waves.sin(twist * bump);
          seen[0] = spot[0] + cos * dx - sin * dy - way * bump * Waves.cos(angle);
          seen[1] = spot[1] + sin * dx + cos * dy - way * bump * Waves.sin(angle);
        });
  }
}
