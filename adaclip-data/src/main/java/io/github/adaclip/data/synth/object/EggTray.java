package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** Speckled eggs in the hollows of a moulded tray. */
final class EggTray extends SceneFamily {
  EggTray() {
    super(
        "egg carton",
        List.of("eggs", "egg tray"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.ORGANIC,
        Trait.HARD,
        Trait.ORDERED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink shell = Ink.hue(dice.between(0.05, 0.11), dice.between(0.05, 0.5), dice.between(0.7, 0.97));
    Ink tray = dice.chance(0.5) ? Ink.grey(dice.between(0.3, 0.6)) : Ink.any(dice).times(0.7);
    int side = dice.whole(2, 4);
    double step = 1.0 / side;
    double radius = step * dice.between(0.33, 0.42);
    Noise noise = new Noise(dice);
    double spots = dice.between(0, 0.4);
    double light = dice.angle();
    Surface skin =
        ((Surface)
                (x, y, depth, rgb) ->
                    shell.put(
                        rgb,
                        1 - spots * Waves.step(0.4, 0.7, noise.at(x / radius * 9, y / radius * 9))))
            .domed(radius, light, 0.55);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < side * side; i++) {
      parts.add(
          Part.loose(
              new Placement(
                  (i % side - (side - 1) / 2.0) * step,
                  (i / side - (side - 1) / 2.0) * step,
                  dice.angle(),
                  dice.between(0.92, 1.05)),
              Shapes.ellipse(radius, radius * 0.86),
              skin));
    }
    return Scene.objects(
        (x, y, depth, rgb) -> {
          double u = Waves.fraction(x / step + side / 2.0) - 0.5;
          double v = Waves.fraction(y / step + side / 2.0) - 0.5;
          double far = Waves.length(u, v);
          tray.put(
              rgb, 0.45 + 1.2 * Math.max(0, far - 0.35) + 0.12 * noise.octaves(x * 50, y * 50, 2));
        },
        parts);
  }
}
