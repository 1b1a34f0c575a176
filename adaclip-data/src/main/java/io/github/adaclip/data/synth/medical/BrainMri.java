package io.github.adaclip.data.synth.medical;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A skull ring, folded cortex, mirrored ventricles and a midline. */
final class BrainMri extends SceneFamily {
  BrainMri() {
    super(
        "brain mri",
        List.of("head scan", "magnetic resonance image"),
        Trait.OBJECT,
        Trait.MEDICAL,
        Trait.UPRIGHT);
  }

  @Override
  public Scene compose(Dice dice) {
    Noise noise = new Noise(dice);
    double wide = dice.between(0.3, 0.37);
    double high = dice.between(0.38, 0.44);
    double white = dice.between(0.4, 0.75);
    double grey = white * dice.between(0.55, 0.8);
    double fluid = dice.either(0.06, 0.95);
    double folds = dice.between(14, 26);
    double grain = dice.between(0.02, 0.12);
    double vent = dice.between(0.03, 0.07);
    Shape ventricle =
        Shapes.ellipse(vent, vent * dice.between(1.8, 3)).turned(dice.between(-0.4, 0.4));
    Surface brain =
        (x, y, depth, rgb) -> {
          double side = Math.abs(x);
          double fold =
              noise.ridges(side * folds * 0.5 + 0.3 * noise.at(x * 8, y * 8), y * folds * 0.5, 1);
          double cortex = Waves.step(0.14, 0.03, depth - 0.05 * fold);
          double value = white + (grey - white) * cortex;
          value += (fluid - value) * Waves.step(0.85, 0.97, fold) * Waves.step(0.12, 0.04, depth);
          value +=
              (fluid - value)
                  * Waves.step(0.01, -0.01, ventricle.distance(side - vent * 1.3, y + 0.02));
          value += (fluid - value) * 0.7 * Waves.bump(side / 0.008);
          Ink.WHITE.put(rgb, value * (1 + grain * noise.octaves(x * 40, y * 40, 2)));
        };
    Shape head = Shapes.ellipse(wide, high);
    return Scene.objects(
        Surface.plain(Ink.grey(0.02)),
        List.of(
            Part.fixed(head.grown(0.05), Surface.plain(Ink.grey(dice.between(0.5, 0.95)))),
            Part.fixed(head.grown(0.025), Surface.plain(Ink.grey(0.08))),
            Part.fixed(head, brain)));
  }
}
