package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Letters;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Piece;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** Keys with letters in rows, each with a lit upper edge. */
final class Keyboard extends SceneFamily {
  Keyboard() {
    super(
        "keypad",
        List.of("keyboard", "push buttons"),
        Trait.PARTS,
        Trait.PRINT,
        Trait.HARD,
        Trait.REGULAR,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink cap = Ink.any(dice);
    Ink print = cap.contrasting(dice);
    Ink deck = cap.times(dice.either(0.4, 1.3));
    int columns = dice.whole(3, 7);
    double pitch = 1.05 / columns;
    double half = pitch * dice.between(0.36, 0.45);
    double light = dice.angle();
    Shape shape =
        dice.chance(0.3)
            ? Shapes.circle(half)
            : Shapes.box(half, half, half * dice.between(0.05, 0.5));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < (columns + 2) * (columns + 2); i++) {
      double x = (i % (columns + 2) - (columns + 1) / 2.0) * pitch;
      double y = (i / (columns + 2) - (columns + 1) / 2.0) * pitch;
      Shape sign = Letters.letter(dice.below(Letters.count()), half * 0.9, half * 0.09);
      parts.add(
          Part.loose(
              Placement.at(x, y),
              List.of(
                  new Piece(shape, Surface.plain(cap).bevelled(half * 0.25, light, 0.35)),
                  new Piece(sign, Surface.plain(print)))));
    }
    return Scene.of(Surface.plain(deck), parts);
  }
}
