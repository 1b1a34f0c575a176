package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
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

/** Coloured insulations in a sheath, each around a bundle of bright strands. */
final class CableSection extends SceneFamily {
  CableSection() {
    super(
        "cable cross section",
        List.of("cable", "cable cut"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.ORDERED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink sheath = Ink.any(dice);
    Ink copper = dice.chance(0.6) ? Ink.hue(0.06, 0.5, 0.8) : Ink.grey(0.8);
    double outer = dice.between(0.38, 0.46);
    int wires = dice.whole(2, 5);
    double radius = wires == 2 ? outer * 0.43 : outer * (0.5 - 0.035 * wires);
    double orbit = outer * 0.93 - radius;
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.fixed(
            Shapes.circle(outer), Surface.plain(sheath).grained(new Noise(dice), 0.02, 0.1)));
    parts.add(
        Part.fixed(
            Shapes.circle(outer * 0.93), Surface.plain(sheath.times(dice.either(0.5, 1.4)))));
    double strand = radius * dice.between(0.1, 0.2);
    double start = dice.angle();
    Surface bright = Surface.plain(copper).domed(strand, dice.angle(), 0.8);
    for (int i = 0; i < wires; i++) {
      double angle = start + Waves.TURN * i / wires;
      List<Piece> pieces = new ArrayList<>();
      pieces.add(new Piece(Shapes.circle(radius), Surface.plain(Ink.vivid(dice))));
      pieces.add(new Piece(Shapes.circle(radius * 0.68), Surface.plain(copper.times(0.35))));
      for (int ring = 0; ring < 3; ring++) {
        int around = Math.max(1, ring * 6);
        for (int k = 0; k < around && ring * strand * 2.1 < radius * 0.62; k++) {
          double a = Waves.TURN * k / around;
          pieces.add(
              new Piece(
                  Shapes.circle(strand)
                      .at(ring * strand * 2.1 * Waves.cos(a), ring * strand * 2.1 * Waves.sin(a)),
                  bright));
        }
      }
      parts.add(
          Part.loose(Placement.at(orbit * Waves.cos(angle), orbit * Waves.sin(angle)), pieces));
    }
    return Scene.objects(Backdrop.behind(sheath, dice), parts);
  }
}
