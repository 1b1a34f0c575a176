package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** The middle is pushed outwards as under a lens, with or without light on the bulge. */
final class Swelling extends DefectKind {
  Swelling() {
    super("swelling", List.of("swollen", "bulging"), List.of("swelling", "bulge"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return true;
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    double radius = Math.min(0.35, Math.max(0.05, damage.radius() * 1.2));
    double zoom = dice.between(0.25, 0.6) * (0.5 + 0.5 * damage.strength());
    double light = dice.angle();
    double shade = dice.between(0, 0.5) * damage.strength();
    damage.warp(
        Box.around(spot[0], spot[1], radius),
        (x, y, seen) -> {
          double dx = x - spot[0];
          double dy = y - spot[1];
          double keep = 1 - zoom * Waves.bump(Waves.length(dx, dy) / radius);
          seen[0] = spot[0] + dx * keep;
          seen[1] = spot[1] + dy * keep;
        });
    damage.brush(
        Box.around(spot[0], spot[1], radius),
        (x, y, rgb) -> {
          double dx = (x - spot[0]) / radius;
          double dy = (y - spot[1]) / radius;
          double bump = Waves.bump(Waves.length(dx, dy));
          if (bump > 0) {
            Surface.gain(
                rgb,
                1
                    + shade
                        * bump
                        * (0.4 + 1.5 * (dx * Waves.cos(light) + dy * Waves.sin(light)))
                        * damage.onSubject(x, y));
          }
        });
  }
}
