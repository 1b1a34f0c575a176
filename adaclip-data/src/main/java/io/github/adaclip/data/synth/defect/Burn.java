package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Charred in the middle, browned around, with an uneven border. */
final class Burn extends DefectKind {
  Burn() {
    super("burn", List.of("burnt", "scorched"), List.of("burn mark", "scorch mark"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Blob blob = Blob.soft(damage, spot, damage.radius());
    Noise noise = new Noise(dice);
    Ink char0 = Ink.grey(dice.between(0.02, 0.2));
    Ink brown = Ink.hue(dice.between(0.03, 0.11), dice.between(0.3, 0.9), dice.between(0.2, 0.5));
    double core = dice.between(0.2, 0.8);
    damage.brush(
        Box.around(spot[0], spot[1], damage.radius() * 3),
        (x, y, rgb) -> {
          double relative = blob.relative(x, y) + 0.25 * noise.octaves(x * 25, y * 25, 3);
          double outer = Waves.step(1.1, 0.7, relative);
          if (outer > 0) {
            double on = damage.onSubject(x, y) * damage.strength();
            brown.over(rgb, on * outer * 0.75);
            char0.over(rgb, on * Waves.step(core + 0.15, core - 0.15, relative));
          }
        });
  }
}
