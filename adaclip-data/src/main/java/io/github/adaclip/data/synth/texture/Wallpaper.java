package io.github.adaclip.data.synth.texture;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A motif of a few figures, repeated on a lattice in two colours. */
final class Wallpaper extends SceneFamily {
  Wallpaper() {
    super(
        "printed pattern",
        List.of("wallpaper", "patterned paper"),
        Trait.PRINT,
        Trait.REGULAR,
        Trait.SOFT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ground = Ink.any(dice);
    Ink first = ground.contrasting(dice);
    Ink second = Ink.vivid(dice);
    double pitch = dice.factor(0.08, 0.3);
    Shape large =
        switch (dice.below(4)) {
          case 0 -> Shapes.toothed(dice.whole(3, 8), 0.12, 0.36, 1);
          case 1 -> Shapes.polygon(dice.whole(3, 6), 0.34);
          case 2 -> Shapes.circle(0.3).outline(dice.between(0.03, 0.08));
          default -> Shapes.ellipse(0.16, 0.38);
        };
    Shape small = dice.chance(0.5) ? Shapes.circle(0.12) : Shapes.toothed(4, 0.05, 0.18, 1);
    double offset = dice.either(0, 0.5);
    boolean turning = dice.chance(0.4);
    Noise noise = new Noise(dice);
    double weave = dice.between(0, 0.12);
    return Scene.of(
        (x, y, depth, rgb) -> {
          long row = (long) Math.floor(y / pitch);
          double u = x / pitch + offset * row;
          double px = Waves.fraction(u) - 0.5;
          double py = y / pitch - row - 0.5;
          double gain = 1 + weave * noise.at(x * 90, y * 90);
          boolean swap = turning && Math.floorMod((long) Math.floor(u) + row, 2) == 0;
          ground.putMixed(
              first,
              Waves.step(0.02, -0.02, swap ? large.distance(py, px) : large.distance(px, py)),
              gain,
              rgb);
          double cx = Math.abs(px) - 0.5;
          double cy = Math.abs(py) - 0.5;
          second.over(rgb, Waves.step(0.02, -0.02, small.distance(cx, cy)));
        });
  }
}
