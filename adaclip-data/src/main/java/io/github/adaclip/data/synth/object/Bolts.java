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

/** A hexagonal head with shaft and thread seen from the side, alone or a few in a row. */
final class Bolts extends SceneFamily {
  Bolts() {
    super(
        "bolt",
        List.of("hex bolt", "machine bolt"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.HARD,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice);
    int count = dice.chance(0.5) ? 1 : dice.whole(2, 4);
    double size = count == 1 ? 1.9 : 1.6 / (count * 0.75);
    double length = dice.between(0.18, 0.36);
    double radius = dice.between(0.05, 0.08);
    double pitch = dice.factor(0.014, 0.03);
    double threaded = dice.between(-0.1, 0.1);
    Surface steel = Surface.plain(ink);
    Surface shaft =
        (x, y, depth, rgb) -> {
          double across = y / radius;
          double gain = 1.15 - 0.75 * across * across;
          gain *= x > threaded ? 0.8 + 0.35 * Waves.sin((x + 0.25 * y) / pitch * Waves.TURN) : 1;
          ink.put(rgb, gain);
        };
    Surface head =
        (x, y, depth, rgb) -> {
          double facet = Math.abs(y) > radius * 0.95 ? 0.7 : 1.1;
          ink.put(rgb, facet * (depth < 0.008 ? 0.7 : 1));
        };
    List<Piece> pieces =
        List.of(
            new Piece(Shapes.box(length / 2, radius, 0.008).at(0.05, 0), shaft),
            new Piece(Shapes.box(0.05, radius * 1.9, 0.012).at(0.05 - length / 2, 0), head),
            new Piece(Shapes.box(0.008, radius * 2.1, 0.004).at(0.105 - length / 2, 0), steel));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(
          Part.loose(
              new Placement(
                  0, (i - (count - 1) / 2.0) * 0.4 * size, dice.between(-0.05, 0.05), size),
              pieces));
    }
    return Scene.objects(Backdrop.behind(ink, dice), parts);
  }
}
