package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Shape;
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

/** Two rows of interlocking teeth on woven tape. */
final class Zipper extends SceneFamily {
  Zipper() {
    super(
        "zipper",
        List.of("zip fastener", "zip"),
        Trait.PARTS,
        Trait.THREADS,
        Trait.SOFT,
        Trait.REGULAR,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink cloth = Ink.any(dice);
    Ink metal = dice.chance(0.6) ? Ink.metal(dice) : Ink.vivid(dice);
    double pitch = dice.factor(0.04, 0.09);
    double length = dice.between(0.05, 0.1);
    double weave = dice.factor(0.012, 0.03);
    double rib = dice.between(0.1, 0.35);
    Surface tooth = Surface.plain(metal).bevelled(0.02, dice.angle(), 0.4);
    Shape shape =
        Shapes.box(length, pitch * 0.33, pitch * 0.15)
            .plus(Shapes.circle(pitch * 0.42).at(-length * 0.8, 0));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < 1.6 / pitch; i++) {
      double y = -0.8 + i * pitch;
      boolean left = i % 2 == 0;
      parts.add(
          Part.loose(
              new Placement(left ? -length * 0.45 : length * 0.45, y, left ? Waves.TURN / 2 : 0, 1),
              shape,
              tooth));
    }
    double tape = length * dice.between(2, 4);
    Ink beside = dice.chance(0.5) ? cloth.contrasting(dice) : cloth.times(0.8);
    return Scene.of(
        (x, y, depth, rgb) -> {
          Ink ink = Math.abs(x) < tape ? cloth : beside;
          ink.put(
              rgb, 1 + rib * Waves.sin(x / weave * Waves.TURN) * Waves.sin(y / weave * Waves.TURN));
        },
        parts);
  }
}
