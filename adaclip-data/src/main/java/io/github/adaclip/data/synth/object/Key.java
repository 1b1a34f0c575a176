package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.scene.Backdrop;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Piece;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A bow with a hole, a shaft with grooves and a cut bit. */
final class Key extends SceneFamily {
  Key() {
    super("key", List.of("door key", "latch key"), Trait.OBJECT, Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice);
    double half = dice.between(0.035, 0.055);
    Noise cuts = new Noise(dice);
    double step = dice.between(0.03, 0.06);
    double bow = dice.between(0.11, 0.15);
    Shape blade =
        Shape.of(
            (x, y) -> {
              double cut =
                  x > -0.02 ? half * (0.1 + 1.2 * cuts.cell((long) Math.floor(x / step), 0)) : half;
              return Math.max(Math.max(y - cut, -half - y), Math.max(x - 0.44, -0.3 - x));
            },
            0.5);
    Shape head =
        (dice.chance(0.5) ? Shapes.circle(bow) : Shapes.polygon(dice.whole(4, 8), bow * 1.1))
            .at(-0.3, 0)
            .minus(Shapes.circle(bow * 0.35).at(-0.36, 0));
    double groove = dice.between(-0.5, 0.3) * half;
    Surface steel =
        Surface.plain(ink)
            .grained(new Noise(dice), 0.03, dice.between(0.02, 0.2))
            .with(
                Shapes.rod(-0.15, groove, 0.4, groove, half * 0.2),
                Surface.plain(ink.times(0.6)),
                0.006);
    Part key =
        Part.fixed(
            Placement.at(0, 0),
            List.of(
                new Piece(blade, steel),
                new Piece(head, Surface.plain(ink.times(dice.between(0.85, 1.1))))));
    return Scene.objects(Backdrop.behind(ink, dice), List.of(key));
  }
}
