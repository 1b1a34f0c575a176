package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Letters;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.scene.Backdrop;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** A black body with legs on two or four sides, lettering and a dot at pin one. */
final class Chip extends SceneFamily {
  Chip() {
    super(
        "chip",
        List.of("integrated circuit", "microchip"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.PRINT,
        Trait.HARD,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink body = Ink.dark(dice);
    Surface tin = Surface.plain(Ink.metal(dice)).bevelled(0.01, dice.angle(), 0.3);
    double wide = dice.between(0.2, 0.33);
    double high = dice.chance(0.5) ? wide : wide * dice.between(0.5, 0.9);
    int legs = dice.whole(4, 12);
    boolean four = dice.chance(0.4);
    List<Part> parts = new ArrayList<>();
    double length = dice.between(0.03, 0.08);
    for (int i = 0; i < legs; i++) {
      double along = (i + 0.5) / legs * 2 - 1;
      double thick = 0.32 / legs * wide * 2;
      for (int side = -1; side <= 1; side += 2) {
        parts.add(
            Part.loose(
                Placement.at(along * wide * 0.92, side * (high + length * 0.8)),
                Shapes.box(thick, length, thick * 0.3),
                tin));
        if (four) {
          parts.add(
              Part.loose(
                  Placement.at(side * (wide + length * 0.8), along * high * 0.92),
                  Shapes.box(length, thick * high / wide, thick * 0.3),
                  tin));
        }
      }
    }
    Surface top =
        Surface.plain(body).grained(new Noise(dice), 0.01, 0.2).bevelled(0.015, dice.angle(), 0.6);
    Surface ink = Surface.plain(Ink.grey(dice.between(0.45, 0.9)));
    double size = high * dice.between(0.2, 0.4);
    for (int line = 0; line < dice.whole(1, 3); line++) {
      double y = (line - 0.5) * size * 1.5;
      for (Shape letter : Letters.word(dice, dice.whole(3, 6), size, size * 0.07)) {
        top = top.with(letter.at(0, y), ink, 0.005);
      }
    }
    top =
        top.with(
            Shapes.circle(high * 0.08).at(-wide * 0.8, -high * 0.75),
            Surface.plain(body.times(0.4)),
            0.006);
    parts.add(Part.fixed(Shapes.box(wide, high, 0.01), top));
    return Scene.objects(Backdrop.behind(body, dice), parts);
  }
}
