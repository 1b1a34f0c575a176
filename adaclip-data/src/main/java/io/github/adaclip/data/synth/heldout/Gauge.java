package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Letters;
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

/** A round dial with tick marks, numerals and a needle in a metal case. */
final class Gauge extends SceneFamily {
  Gauge() {
    super(
        "dial gauge",
        List.of("pressure gauge", "instrument dial"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.PRINT,
        Trait.HARD,
        Trait.UPRIGHT,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink face = dice.chance(0.7) ? Ink.pale(dice) : Ink.dark(dice);
    Ink print = face.contrasting(dice);
    Ink ring = Ink.metal(dice);
    Surface ink = Surface.plain(print);
    double radius = dice.between(0.36, 0.45);
    int ticks = dice.whole(8, 24);
    double range = dice.between(3.5, 5.5);
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.fixed(Shapes.circle(radius), Surface.plain(ring).bevelled(0.04, dice.angle(), 0.5)));
    parts.add(Part.fixed(Shapes.circle(radius * 0.9), Surface.plain(face)));
    int every = dice.whole(2, 4);
    for (int i = 0; i <= ticks; i++) {
      double angle = Waves.TURN / 4 + (Waves.TURN - range) / 2 + range * i / ticks;
      double cos = Waves.cos(angle);
      double sin = Waves.sin(angle);
      boolean main = i % every == 0;
      double length = main ? 0.035 : 0.02;
      parts.add(
          Part.loose(
              new Placement(cos * radius * 0.8, sin * radius * 0.8, angle, 1),
              Shapes.box(length, main ? 0.007 : 0.004, 0),
              ink));
      if (main) {
        parts.add(
            Part.loose(
                Placement.at(cos * radius * 0.6, sin * radius * 0.6),
                Letters.letter(Letters.DIGITS + dice.below(10), 0.055, 0.006),
                ink));
      }
    }
    double hand = Waves.TURN / 4 + (Waves.TURN - range) / 2 + range * dice.unit();
    parts.add(
        Part.fixed(
            new Placement(0, 0, hand, 1),
            List.of(
                new Piece(
                    Shapes.rod(-0.06, 0, radius * 0.72, 0, 0.008).plus(Shapes.circle(0.035)),
                    Surface.plain(Ink.vivid(dice))))));
    Ink wall = Ink.any(dice);
    return Scene.objects(Surface.plain(wall), parts);
  }
}
