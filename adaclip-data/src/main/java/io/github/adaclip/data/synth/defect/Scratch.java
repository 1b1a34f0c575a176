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

/** One or several thin lines, nearly straight, of any tone. */
final class Scratch extends DefectKind {
  Scratch() {
    super("scratch", List.of("scratched"), List.of("scratch", "scrape mark"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    double length = dice.factor(0.06, 0.7);
    double width =
        Math.max(0.7 * damage.pixel(), Math.min(0.018, damage.radius() * damage.radius() / length));
    Tone tone = Tone.at(damage, spot);
    int count = dice.chance(0.6) ? 1 : dice.whole(2, 4);
    double angle = dice.angle();
    double soft = damage.pixel() * dice.between(1, 2.5);
    for (int i = 0; i < count; i++) {
      double[] start = {
        spot[0] + i * dice.between(-0.06, 0.06), spot[1] + i * dice.between(-0.06, 0.06)
      };
      double[] line =
          Lines.walk(
              dice,
              start,
              angle + dice.between(-0.15, 0.15),
              length,
              7,
              0.12,
              dice.between(-0.08, 0.08));
      Shape shape = Shapes.stroke(width, line);
      damage.brush(
          Lines.box(line, width + soft),
          (x, y, rgb) -> {
            double cover = Waves.step(soft / 2, -soft / 2, shape.distance(x, y));
            tone.over(x, y, cover > 0 ? cover * damage.onSubject(x, y) : 0, rgb);
          });
    }
  }
}
