package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import java.util.List;

/** What is there is dragged along a direction, as paint under a finger. */
final class Smear extends DefectKind {
  Smear() {
    super("smear", List.of("smeared", "smudged"), List.of("smear", "smudge"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return true;
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    double angle = dice.angle();
    double cos = Waves.cos(angle);
    double sin = Waves.sin(angle);
    double half = Math.max(3 * damage.pixel(), damage.radius() * dice.between(0.4, 0.9));
    double length = half * dice.between(1.2, 3);
    double drag = 0.3 + 0.7 * damage.strength();
    Noise noise = new Noise(dice);
    float[] other = new float[3];
    damage.brush(
        Box.around(spot[0], spot[1], length + half),
        (x, y, rgb) -> {
          double along = cos * (x - spot[0]) + sin * (y - spot[1]);
          double across = cos * (y - spot[1]) - sin * (x - spot[0]);
          double inside =
              Waves.step(1, 0.7, Math.abs(across) / half + 0.2 * noise.at(along * 20, across * 60))
                  * Waves.step(1, 0.8, Math.abs(along) / length);
          if (inside > 0) {
            double back = -length - along + 0.25 * length * noise.at(across / half * 3, 7);
            damage.clean().sample(x + cos * back * 0.97, y + sin * back * 0.97, other);
            Surface.mix(rgb, other, inside * drag);
          }
        });
  }
}
