package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
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

/** Round buttons with a rim and two or four holes on cloth. */
final class Buttons extends SceneFamily {
  Buttons() {
    super(
        "button",
        List.of("shirt button", "sewing buttons"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.HARD,
        Trait.ORDERED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.any(dice);
    Ink cloth = ink.contrasting(dice);
    int holes = dice.either(2, 4) > 3 ? 4 : 2;
    int side = dice.whole(1, 3);
    double radius = 0.38 / side;
    double light = dice.angle();
    Surface hole = Surface.plain(cloth.times(0.5));
    Noise noise = new Noise(dice);
    double swirl = dice.between(0, 0.3);
    Surface face =
        ((Surface)
                (x, y, depth, rgb) ->
                    ink.put(rgb, 1 + swirl * noise.octaves(x / radius * 2, y / radius * 5, 2)))
            .bevelled(radius * 0.2, light, 0.35)
            .with(
                Shapes.circle(radius * 0.68).outline(radius * 0.05),
                Surface.plain(ink.times(0.75)),
                radius * 0.05);
    for (int i = 0; i < holes; i++) {
      double angle = Waves.TURN * i / holes;
      face =
          face.with(
              Shapes.circle(radius * 0.1)
                  .at(radius * 0.25 * Waves.cos(angle), radius * 0.25 * Waves.sin(angle)),
              hole,
              radius * 0.03);
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < side * side; i++) {
      parts.add(
          Part.loose(
              new Placement(
                  (i % side - (side - 1) / 2.0) * 0.95 / side,
                  (i / side - (side - 1) / 2.0) * 0.95 / side,
                  dice.angle(),
                  1),
              Shapes.circle(radius),
              face));
    }
    double rib = dice.factor(0.01, 0.03);
    return Scene.objects(
        (x, y, depth, rgb) ->
            cloth.put(
                rgb, 1 + 0.15 * Waves.sin(x / rib * Waves.TURN) * Waves.sin(y / rib * Waves.TURN)),
        parts);
  }
}
