package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Letters;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** A black body with a metal tab and three long legs on a perforated board. */
final class Transistor extends SceneFamily {
  Transistor() {
    super(
        "transistor",
        List.of("power transistor", "three legged component"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.HARD,
        Trait.UPRIGHT,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink body = Ink.dark(dice);
    Ink metal = Ink.metal(dice);
    Ink board = metal.brightness() > 0.6 ? Ink.earth(dice).times(0.6) : Ink.pale(dice);
    double half = dice.between(0.1, 0.17);
    int legs = dice.whole(2, 4);
    double spread = half * 1.6 / legs;
    Surface wire = Surface.plain(metal).rounded(0.4, 0.2);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < legs; i++) {
      parts.add(
          Part.loose(
              Placement.at((i - (legs - 1) / 2.0) * spread, 0.2),
              Shapes.box(0.014, dice.between(0.19, 0.21), 0.004),
              wire));
    }
    parts.add(
        Part.fixed(
            Shapes.box(half, 0.1, 0.01).at(0, -0.3).minus(Shapes.circle(half * 0.3).at(0, -0.33)),
            Surface.plain(metal.times(1.1))));
    Surface face = Surface.plain(body).grained(new Noise(dice), 0.012, 0.25);
    Surface print = Surface.plain(Ink.grey(0.7));
    for (Shape letter : Letters.word(dice, 3, half * 0.5, half * 0.04)) {
      face = face.with(letter.at(0, -0.1), print, 0.005);
    }
    parts.add(Part.fixed(Shapes.box(half * 1.05, 0.14, 0.015).at(0, -0.1), face));
    double pitch = dice.between(0.05, 0.1);
    return Scene.objects(
        (x, y, depth, rgb) -> {
          double u = Waves.fraction(x / pitch) - 0.5;
          double v = Waves.fraction(y / pitch) - 0.5;
          board.put(rgb, u * u + v * v < 0.05 ? 0.3 : u * u + v * v < 0.11 ? 1.4 : 1);
        },
        parts);
  }
}
