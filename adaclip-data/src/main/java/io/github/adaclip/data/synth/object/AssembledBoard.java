package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Piece;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** Chips, resistors, capacitors and printed names in rows on solder mask. */
final class AssembledBoard extends SceneFamily {
  AssembledBoard() {
    super(
        "electronics board",
        List.of("assembled circuit board", "electronic module"),
        Trait.PARTS,
        Trait.HARD,
        Trait.PRINT,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink board = Ink.hue(dice.between(0.25, 0.7), dice.between(0.3, 0.9), dice.between(0.12, 0.5));
    Surface tin = Surface.plain(Ink.grey(dice.between(0.65, 0.9)));
    int columns = dice.whole(2, 5);
    double pitch = 1.1 / columns;
    List<Part> parts = new ArrayList<>();
    List<List<Piece>> sorts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sorts.add(component(dice, pitch, tin));
    }
    for (int i = 0; i < columns * columns; i++) {
      double x = (i % columns - (columns - 1) / 2.0) * pitch;
      double y = (i / columns - (columns - 1) / 2.0) * pitch;
      parts.add(
          Part.loose(
              new Placement(x, y, dice.below(4) * Waves.TURN / 4, 1), sorts.get(dice.below(3))));
    }
    Noise noise = new Noise(dice);
    double lanes = dice.factor(20, 60);
    return Scene.of(
        (x, y, depth, rgb) -> {
          boolean track =
              Waves.fraction(x * lanes) < 0.4 && noise.at(x * 9, Math.floor(y * 9)) > 0.2;
          board.put(rgb, track ? 1.35 : 1);
        },
        parts);
  }

  private static List<Piece> component(Dice dice, double pitch, Surface tin) {
    double half = pitch * dice.between(0.2, 0.36);
    double slim = half * dice.between(0.4, 1);
    Ink body = dice.chance(0.6) ? Ink.dark(dice) : Ink.any(dice);
    List<Piece> pieces = new ArrayList<>();
    switch (dice.below(3)) {
      case 0 -> {
        int legs = dice.whole(3, 7);
        for (int i = 0; i < legs; i++) {
          double x = ((i + 0.5) / legs - 0.5) * 2 * half;
          pieces.add(new Piece(Shapes.box(half * 0.5 / legs, slim + half * 0.25, 0).at(x, 0), tin));
        }
        pieces.add(
            new Piece(
                Shapes.box(half, slim, half * 0.05),
                Surface.plain(body)
                    .with(Shapes.circle(half * 0.1).at(-half * 0.75, slim * 0.6), tin, 0.004)));
      }
      case 1 -> {
        pieces.add(new Piece(Shapes.box(half, slim * 0.6, 0), tin));
        pieces.add(new Piece(Shapes.box(half * 0.65, slim * 0.62, 0), Surface.plain(body)));
      }
      default ->
          pieces.add(
              new Piece(
                  Shapes.circle(half * 0.8),
                  tin.with(
                      Shapes.circle(half * 0.65).within(Shapes.half(half * 0.3, 0, 0)),
                      Surface.plain(body),
                      0.005)));
    }
    return pieces;
  }
}
