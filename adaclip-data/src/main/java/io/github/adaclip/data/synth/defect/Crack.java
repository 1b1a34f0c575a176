package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.damage.Lines;
import io.github.adaclip.data.synth.damage.Tone;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A jagged line with branches, dark or of any other tone. */
final class Crack extends DefectKind {
  Crack() {
    super("crack", List.of("cracked"), List.of("crack", "fracture"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.HARD) || family.has(Trait.ORGANIC) && !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    double length = dice.factor(0.1, 0.8);
    double width = Math.max(0.6 * damage.pixel(), dice.factor(0.002, 0.009));
    Tone tone = dice.chance(0.5) ? Tone.dark(damage) : Tone.at(damage, spot);
    for (double[] line :
        Lines.branched(dice, spot, length, dice.between(0.3, 0.9), dice.below(4))) {
      Shape shape = Shapes.stroke(width, line);
      damage.brush(
          Lines.box(line, width + damage.pixel()),
          (x, y, rgb) -> {
            double cover = Waves.clamp(0.5 - shape.distance(x, y) / damage.pixel());
            tone.over(x, y, cover > 0 ? cover * damage.onSubject(x, y) : 0, rgb);
          });
    }
  }
}
