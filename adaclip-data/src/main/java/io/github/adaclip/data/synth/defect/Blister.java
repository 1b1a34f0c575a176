package io.github.adaclip.data.synth.defect;

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

/** Bubbles or drops: a lens with a dark rim and a small glint. */
final class Blister extends DefectKind {
  Blister() {
    super("bubble", List.of("blistered"), List.of("bubble", "blister", "droplet"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    int count = dice.chance(0.5) ? 1 : dice.whole(2, 6);
    double radius =
        Math.max(2.5 * damage.pixel(), Math.min(0.12, damage.radius() / Math.sqrt(count)));
    double[] spot = damage.spot();
    double light = dice.angle();
    double strength = damage.strength();
    for (int i = 0; i < count; i++) {
      double spread = count == 1 ? 0 : radius * 4;
      double cx = spot[0] + dice.between(-spread, spread);
      double cy = spot[1] + dice.between(-spread, spread);
      double own = radius * dice.factor(0.7, 1.4);
      float[] seen = new float[3];
      damage.brush(
          Box.around(cx, cy, own),
          (x, y, rgb) -> {
            double dx = (x - cx) / own;
            double dy = (y - cy) / own;
            double far = dx * dx + dy * dy;
            double on = far < 1 ? damage.onSubject(x, y) * strength : 0;
            if (on > 0) {
              damage
                  .clean()
                  .sample(
                      cx + dx * own * (0.5 + 0.5 * far), cy + dy * own * (0.5 + 0.5 * far), seen);
              Surface.gain(
                  seen,
                  1
                      + 0.5 * (dx * Waves.cos(light) + dy * Waves.sin(light))
                      - 0.5 * far * far * far);
              Ink.WHITE.over(
                  seen,
                  Waves.bump(
                      Waves.length(dx - 0.45 * Waves.cos(light), dy - 0.45 * Waves.sin(light))
                          * 4));
              Surface.mix(rgb, seen, on);
            }
          });
    }
  }
}
