package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Backdrop;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Piece;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** Bent tubes or bows of dough scattered over a ground. */
final class Pasta extends SceneFamily {
  Pasta() {
    super("pasta pieces", List.of("macaroni", "noodles"), Trait.OBJECT, Trait.PARTS, Trait.ORGANIC);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink dough = Ink.hue(dice.between(0.09, 0.14), dice.between(0.3, 0.7), dice.between(0.75, 1));
    double radius = dice.between(0.025, 0.045);
    double bow = dice.between(0.05, 0.09);
    double half = dice.between(0.4, 1.4);
    double groove = dice.between(0, 0.2);
    Surface skin =
        (x, y, depth, rgb) -> {
          double across = depth / radius;
          dough.put(
              rgb,
              0.6
                  + 0.5 * Waves.clamp(across)
                  + groove * Waves.sin(depth * 6 / radius * Waves.TURN / 3));
        };
    Surface end = Surface.plain(dough.times(0.35));
    Shape body = Shapes.arc(bow, half, radius);
    Shape mouth =
        Shapes.ellipse(radius * 0.45, radius * 0.6)
            .at(bow * Waves.cos(half), bow * Waves.sin(half));
    List<Part> parts = new ArrayList<>();
    int side = dice.whole(3, 5);
    double step = 0.95 / side;
    for (int i = 0; i < side * side; i++) {
      double x = (i % side - (side - 1) / 2.0) * step + dice.between(-0.03, 0.03);
      double y = (i / side - (side - 1) / 2.0) * step + dice.between(-0.03, 0.03);
      parts.add(
          Part.loose(
              new Placement(x, y, dice.angle(), 4.6 / side * dice.between(0.85, 1.15)),
              List.of(new Piece(body.at(-bow, 0), skin), new Piece(mouth.at(-bow, 0), end))));
    }
    return Scene.objects(Backdrop.behind(dough, dice), parts);
  }
}
