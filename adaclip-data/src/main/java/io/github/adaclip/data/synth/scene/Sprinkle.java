package io.github.adaclip.data.synth.scene;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Letters;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import java.util.ArrayList;
import java.util.List;

/**
 * Harmless marks all over some pictures, of one sort in each: dots, dashes, crosses, flecks, signs.
 * They stand out from what is around them and are yet no defect, for the picture is full of them.
 */
public final class Sprinkle {
  private static final int MOST = 90;

  private Sprinkle() {}

  /** The scene with marks on it. */
  public static Scene over(Scene scene, Dice dice) {
    Shape shape = figure(dice);
    Surface surface = Surface.plain(Ink.any(dice));
    boolean straight = dice.chance(0.5);
    boolean grid = dice.chance(0.4);
    double size = dice.factor(0.008, 0.045);
    double uneven = dice.either(1, dice.between(1.2, 2.2));
    int count = dice.whole(12, MOST);
    int columns = 2 + (int) Math.sqrt(count);
    double angle = dice.angle();
    List<Part> parts = new ArrayList<>(scene.parts());
    for (int i = 0; i < (grid ? columns * columns : count); i++) {
      double x = grid ? 2.2 * ((i % columns + 0.5) / columns - 0.5) : dice.between(-1.1, 1.1);
      double y = grid ? 2.2 * ((i / columns + 0.5) / columns - 0.5) : dice.between(-1.1, 1.1);
      double turn = straight ? angle : dice.angle();
      Placement at = new Placement(x, y, turn, size * dice.factor(1 / uneven, uneven));
      parts.add(Part.fixed(at, List.of(new Piece(shape, surface))));
    }
    return scene.with(parts);
  }

  private static Shape figure(Dice dice) {
    return switch (dice.below(7)) {
      case 0 -> Shapes.circle(0.6);
      case 1 -> Shapes.rod(-0.8, 0, 0.8, 0, dice.between(0.12, 0.3));
      case 2 -> Shapes.rod(-0.8, 0, 0.8, 0, 0.15).plus(Shapes.rod(0, -0.8, 0, 0.8, 0.15));
      case 3 -> Shapes.circle(0.7).roughened(new Noise(dice), 0.6, 0.45);
      case 4 -> Letters.letter(dice.below(Letters.count()), 1.6, 0.14);
      case 5 -> Shapes.polygon(dice.whole(3, 6), 0.9);
      default -> Shapes.circle(0.7).outline(0.14);
    };
  }
}
