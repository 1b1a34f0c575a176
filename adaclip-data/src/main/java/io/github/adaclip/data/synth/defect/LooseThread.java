package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.damage.Lines;
import io.github.adaclip.data.synth.damage.Tone;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** A thin curly thread lies on it, in front of a faint shadow. */
final class LooseThread extends DefectKind {
  LooseThread() {
    super("thread", List.of("frayed"), List.of("loose thread", "hair"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return true;
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    double length = dice.factor(0.12, 1.2);
    double width = Math.max(0.55 * damage.pixel(), dice.factor(0.0015, 0.006));
    Tone tone = Tone.at(damage, spot);
    double[] line =
        Lines.walk(
            dice,
            spot,
            dice.angle(),
            length,
            18,
            dice.between(0.2, 0.7),
            dice.between(-0.25, 0.25));
    Shape shape = Shapes.stroke(width, line);
    double shadow = dice.either(0, 0.4) * damage.strength();
    damage.brush(
        Lines.box(line, 3 * width + damage.pixel()),
        (x, y, rgb) -> {
          double distance = shape.distance(x, y);
          if (distance < 2 * width + damage.pixel()) {
            Surface.gain(rgb, 1 - shadow * Waves.bump(distance / (2 * width + damage.pixel())));
            tone.over(x, y, Waves.clamp(0.5 - distance / damage.pixel()), rgb);
          }
        });
  }
}
