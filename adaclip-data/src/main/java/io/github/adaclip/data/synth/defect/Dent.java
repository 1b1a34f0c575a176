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

/** A hollow or bump: displaced a little, bright on one side and dark on the other. */
final class Dent extends DefectKind {
  Dent() {
    super("dent", List.of("dented"), List.of("dent", "dimple"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    double radius = Math.max(3 * damage.pixel(), damage.radius());
    double angle = dice.angle();
    double lightX = Waves.cos(angle) * damage.strength();
    double lightY = Waves.sin(angle) * damage.strength();
    double stretch = dice.factor(0.6, 1.6);
    double pull = dice.between(-0.25, 0.25);
    damage.warp(
        Box.around(spot[0], spot[1], radius * 2),
        (x, y, seen) -> {
          double dx = (x - spot[0]) * stretch;
          double dy = (y - spot[1]) / stretch;
          double bump = Waves.bump(Waves.length(dx, dy) / radius);
          seen[0] = x + (x - spot[0]) * pull * bump;
          seen[1] = y + (y - spot[1]) * pull * bump;
        });
    damage.brush(
        Box.around(spot[0], spot[1], radius * 2),
        (x, y, rgb) -> {
          double dx = (x - spot[0]) * stretch / radius;
          double dy = (y - spot[1]) / stretch / radius;
          double bump = Waves.bump(Waves.length(dx, dy));
          if (bump > 0) {
            Surface.gain(
                rgb, 1 + 2.2 * (dx * lightX + dy * lightY) * bump * damage.onSubject(x, y));
          }
        });
  }
}
