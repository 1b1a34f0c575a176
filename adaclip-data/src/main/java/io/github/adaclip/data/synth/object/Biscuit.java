package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
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

/** Baked dough, browner at its edge, with docking holes or chocolate chips. */
final class Biscuit extends SceneFamily {
  Biscuit() {
    super(
        "biscuit",
        List.of("cookie", "cracker"),
        Trait.OBJECT,
        Trait.ORGANIC,
        Trait.HARD,
        Trait.PARTS,
        Trait.ORDERED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink dough =
        Ink.hue(dice.between(0.07, 0.12), dice.between(0.35, 0.65), dice.between(0.65, 0.95));
    Ink crust = dough.times(0.6).mix(new Ink(0.5, 0.25, 0.1), 0.3);
    double radius = dice.between(0.32, 0.42);
    boolean round = dice.chance(0.5);
    Shape shape =
        round
            ? Shapes.toothed(dice.whole(10, 30), radius * 0.95, radius, 1)
            : Shapes.box(radius, radius * dice.between(0.7, 1), 0.05);
    Noise noise = new Noise(dice);
    double rough = dice.between(0.08, 0.3);
    double edge = dice.between(0.03, 0.12);
    Surface top =
        (x, y, depth, rgb) -> {
          double brown = Waves.clamp(1 - depth / edge + 0.4 * noise.octaves(x * 9, y * 9, 2));
          dough.putMixed(crust, brown, 1 + rough * noise.octaves(x * 45, y * 45, 3), rgb);
        };
    List<Part> parts = new ArrayList<>();
    parts.add(Part.fixed(shape, top));
    boolean chips = dice.chance(0.4);
    double size = dice.between(0.012, 0.03);
    Shape spot =
        chips ? Shapes.circle(size * 1.5).roughened(noise, 0.03, 0.012) : Shapes.circle(size);
    Surface dark = Surface.plain(chips ? new Ink(0.2, 0.1, 0.05) : crust.times(0.6));
    int side = dice.whole(3, 5);
    for (int i = 0; i < side * side; i++) {
      double x =
          ((i % side + 0.5) / side - 0.5) * radius * 1.5 + (chips ? dice.between(-0.04, 0.04) : 0);
      double y =
          ((i / side + 0.5) / side - 0.5) * radius * 1.3 + (chips ? dice.between(-0.04, 0.04) : 0);
      if (Waves.length(x, y) < radius * 0.85) {
        parts.add(new Part(List.of(new Piece(spot, dark)), Placement.at(x, y), !chips));
      }
    }
    return Scene.objects(Backdrop.behind(dough, dice), parts);
  }
}
