package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Cells;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** Pits eat into the surface in clusters; the deeper, the further from the colour of the rest. */
final class Corrosion extends DefectKind {
  Corrosion() {
    super("corrosion", List.of("corroded", "rusty"), List.of("corrosion", "rust"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.spot();
    Noise shape = new Noise(dice);
    Cells cells = new Cells(dice, 1);
    double radius = Math.max(0.03, damage.radius() * 1.2);
    double size = Math.max(3 * damage.pixel(), radius * dice.between(0.12, 0.35));
    Ink own = damage.clean().mean(spot[0], spot[1], 0.05);
    Ink rust =
        dice.chance(0.5)
            ? Ink.hue(
                dice.between(0.02, 0.1),
                dice.between(0.4, 0.9),
                own.brightness() * dice.between(0.4, 0.9))
            : own.contrasting(dice);
    double light = dice.angle();
    damage.brush(
        Box.around(spot[0], spot[1], radius * 1.5),
        (x, y, rgb) -> {
          double far =
              Waves.length(x - spot[0], y - spot[1]) / radius
                  + 0.6 * shape.octaves(x / radius, y / radius, 3);
          if (far < 1) {
            cells.find(x / size, y / size);
            double bound = 0.75 * (1 - far) + 0.15 * cells.value(0);
            double pit = Waves.step(bound, bound * 0.6, cells.nearest());
            double on = damage.onSubject(x, y) * damage.strength();
            double slope =
                (x / size - cells.centreX()) * Waves.cos(light)
                    + (y / size - cells.centreY()) * Waves.sin(light);
            rust.over(rgb, on * (0.35 * (1 - far) + 0.55 * pit));
            Surface.gain(rgb, 1 + on * pit * slope);
          }
        });
  }
}
