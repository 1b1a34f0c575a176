package io.github.adaclip.data.synth.heldout;

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

/** A leaf with toothed border, midrib and side veins. */
final class Leaf extends SceneFamily {
  Leaf() {
    super("leaf", List.of("plant leaf", "green leaf"), Trait.OBJECT, Trait.ORGANIC, Trait.SOFT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink green = Ink.hue(dice.between(0.2, 0.4), dice.between(0.4, 0.9), dice.between(0.3, 0.75));
    Ink vein = green.mix(Ink.WHITE, dice.between(0.2, 0.5));
    double wide = dice.between(0.14, 0.25);
    double tip = dice.between(0.6, 1.6);
    int veins = dice.whole(5, 12);
    double slope = dice.between(0.5, 1.2);
    double tooth = dice.between(0, 0.015);
    Noise noise = new Noise(dice);
    Shape blade =
        Shape.of(
            (x, y) -> {
              double t = (x + 0.4) / 0.8;
              double width =
                  t <= 0 || t >= 1
                      ? -Math.abs(x) + 0.35
                      : wide * 2 * t * (1 - t) * (1 + tip * (0.5 - t)) * 2;
              return (Math.abs(y) - width - tooth * Waves.sin(x * 160)) * 0.75;
            },
            0.5);
    Surface face =
        (x, y, depth, rgb) -> {
          double line = Math.abs(Waves.fraction((x - slope * Math.abs(y)) * veins / 0.8) - 0.5);
          double part = Math.max(Waves.bump(y / 0.012), 0.7 * Waves.bump((0.5 - line) * 12));
          green.putMixed(
              vein,
              part,
              0.9 + 0.15 * Waves.sin(line * 8) + 0.12 * noise.octaves(x * 25, y * 25, 3),
              rgb);
        };
    Ink ground = Ink.any(dice);
    return Scene.objects(
        (x, y, depth, rgb) -> ground.put(rgb, 1 + 0.1 * noise.octaves(x * 4, y * 4, 2)),
        List.of(
            Part.fixed(Shapes.rod(-0.47, 0, -0.3, 0, 0.01), Surface.plain(vein)),
            Part.fixed(blade, face)));
  }
}
