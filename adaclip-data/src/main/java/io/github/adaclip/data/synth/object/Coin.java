package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Letters;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Backdrop;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A struck disc with rim, milled edge, numerals and a ring of letters or beads. */
final class Coin extends SceneFamily {
  Coin() {
    super("coin", List.of("medal", "token"), Trait.OBJECT, Trait.HARD, Trait.PRINT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice);
    double radius = dice.between(0.34, 0.45);
    double light = dice.angle();
    Surface raised = Surface.plain(ink.times(dice.between(1.15, 1.35)));
    Surface sunk = Surface.plain(ink.times(dice.between(0.55, 0.8)));
    Surface face =
        Surface.plain(ink)
            .grained(new Noise(dice), 0.05, dice.between(0.03, 0.25))
            .bevelled(0.05, light, 0.4);
    face = face.with(Shapes.circle(radius * 0.9).outline(0.008), sunk, 0.006);
    int beads = dice.whole(12, 40);
    boolean dotted = dice.chance(0.5);
    Shape ring = Shapes.circle(dotted ? 0.012 : 0.007);
    double orbit = radius * 0.8;
    face =
        face.with(
            Shape.of(
                (x, y) -> {
                  double sector = Waves.TURN / beads;
                  double around = (Waves.fraction(Waves.angle(y, x) / sector) - 0.5) * sector;
                  double length = Waves.length(x, y);
                  return ring.distance(
                      length * Waves.cos(around) - orbit, length * Waves.sin(around));
                },
                radius),
            raised,
            0.008);
    double size = radius * dice.between(0.5, 0.9);
    for (Shape letter : Letters.word(dice, dice.whole(1, 2), size, size * 0.09)) {
      face = face.with(letter.at(0.008, 0.008), sunk, 0.012).with(letter, raised, 0.008);
    }
    Part disc = Part.fixed(Shapes.toothed(dice.whole(60, 120), radius, radius * 1.015, 1), face);
    return Scene.objects(Backdrop.behind(ink, dice), List.of(disc));
  }
}
