package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
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

/** Hexagonal nuts from above with a threaded hole, alone or several. */
final class Nuts extends SceneFamily {
  Nuts() {
    super(
        "nut",
        List.of("hex nut", "screw nut"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.HARD,
        Trait.ORDERED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice);
    Surface ground = Backdrop.behind(ink, dice);
    double light = dice.angle();
    double hole = dice.between(0.4, 0.6);
    Surface top =
        Surface.plain(ink)
            .bevelled(0.12, light, dice.between(0.2, 0.5))
            .with(Shapes.circle(hole + 0.12).outline(0.02), Surface.plain(ink.times(0.7)), 0.03);
    Surface thread = (x, y, depth, rgb) -> ink.put(rgb, 0.45 + 0.25 * Waves.sin(depth * 60));
    List<Piece> pieces =
        List.of(
            new Piece(Shapes.polygon(6, 1), top),
            new Piece(Shapes.circle(hole), thread),
            new Piece(Shapes.circle(hole * 0.8), ground));
    List<Part> parts = new ArrayList<>();
    int side = dice.chance(0.5) ? 1 : dice.whole(2, 3);
    double size = 0.36 / side;
    for (int i = 0; i < side * side; i++) {
      double x = (i % side - (side - 1) / 2.0) * 0.85 / side;
      double y = (i / side - (side - 1) / 2.0) * 0.85 / side;
      parts.add(Part.loose(new Placement(x, y, dice.angle(), size), pieces));
    }
    return Scene.objects(ground, parts);
  }
}
