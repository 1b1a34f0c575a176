package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
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
import java.util.ArrayList;
import java.util.List;

/** Rows of bright pins in chambers of a plastic housing. */
final class Connector extends SceneFamily {
  Connector() {
    super(
        "connector",
        List.of("plug", "pin header"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.HARD,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink plastic = Ink.any(dice);
    Ink pin = Ink.metal(dice).times(1.15);
    int columns = dice.whole(3, 9);
    int rows = dice.whole(1, 3);
    double pitch = Math.min(0.8 / columns, 0.5 / rows);
    double light = dice.angle();
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.fixed(
            Shapes.box(pitch * (columns + 0.6) / 2, pitch * (rows + 0.6) / 2, 0.02),
            Surface.plain(plastic).bevelled(0.02, light, 0.3)));
    boolean round = dice.chance(0.5);
    double hole = pitch * dice.between(0.3, 0.42);
    Shape chamber = round ? Shapes.circle(hole) : Shapes.box(hole, hole, 0.006);
    Shape metal = round ? Shapes.circle(hole * 0.55) : Shapes.box(hole * 0.4, hole * 0.7, 0.004);
    List<Piece> pieces =
        List.of(
            new Piece(chamber, Surface.plain(plastic.times(0.35))),
            new Piece(metal, Surface.plain(pin).bevelled(0.01, light, 0.5)));
    for (int i = 0; i < columns * rows; i++) {
      parts.add(
          Part.loose(
              Placement.at(
                  (i % columns - (columns - 1) / 2.0) * pitch,
                  (i / columns - (rows - 1) / 2.0) * pitch),
              pieces));
    }
    parts.add(
        Part.loose(
            Placement.at(0, -pitch * (rows + 0.6) / 2),
            Shapes.box(pitch * dice.between(0.5, 1), 0.03, 0.005),
            Surface.plain(plastic.times(0.8))));
    return Scene.objects(Backdrop.behind(plastic, dice), parts);
  }
}
