package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
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

/** Rounded bodies with coloured bands and wire ends, side by side. */
final class Resistors extends SceneFamily {
  Resistors() {
    super(
        "resistor",
        List.of("resistors", "axial component"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.HARD,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink body =
        dice.chance(0.6)
            ? Ink.hue(dice.between(0.08, 0.13), dice.between(0.2, 0.5), 0.85)
            : Ink.any(dice);
    int count = dice.whole(1, 4);
    double size = count == 1 ? 1.1 : 0.85;
    int bands = dice.whole(3, 5);
    Ink[] code = new Ink[bands];
    for (int i = 0; i < bands; i++) {
      code[i] = Ink.any(dice);
    }
    double radius = dice.between(0.05, 0.075);
    double half = dice.between(0.12, 0.2);
    Surface skin =
        (x, y, depth, rgb) -> {
          double place = (x / half * 0.5 + 0.5) * (bands + 1) - 0.5;
          int band = (int) Math.floor(place);
          boolean on =
              band >= 0
                  && band < bands
                  && Waves.fraction(place) > 0.3
                  && Waves.fraction(place) < 0.7;
          double across = y / radius + 0.3;
          (on ? code[band] : body).put(rgb, 1.15 - 0.45 * across * across);
        };
    Shape shape =
        Shapes.box(half, radius * 0.85, radius * 0.5)
            .plus(Shapes.circle(radius).at(-half * 0.8, 0))
            .plus(Shapes.circle(radius).at(half * 0.8, 0));
    List<Piece> pieces =
        List.of(
            new Piece(
                Shapes.rod(-0.42, 0, 0.42, 0, 0.009),
                Surface.plain(Ink.grey(0.7)).rounded(0.009, 0.5)),
            new Piece(shape, skin));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(Part.loose(new Placement(0, (i - (count - 1) / 2.0) * 0.22, 0, size), pieces));
    }
    Ink table = body.contrasting(dice);
    Noise noise = new Noise(dice);
    return Scene.objects(
        (x, y, depth, rgb) -> table.put(rgb, 1 + 0.08 * noise.octaves(x * 20, y * 20, 2)), parts);
  }
}
