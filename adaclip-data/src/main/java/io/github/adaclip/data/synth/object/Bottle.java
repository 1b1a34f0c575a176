package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Backdrop;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A bottle from the side: neck, cap, liquid up to a level, a label with lines. */
final class Bottle extends SceneFamily {
  Bottle() {
    super(
        "bottle",
        List.of("flask", "plastic bottle"),
        Trait.OBJECT,
        Trait.PRINT,
        Trait.UPRIGHT,
        Trait.PARTS,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink glass = Ink.any(dice);
    Ink cap = Ink.vivid(dice);
    double half = dice.between(0.11, 0.2);
    double neck = half * dice.between(0.3, 0.55);
    double shoulder = dice.between(-0.22, -0.08);
    Shape body =
        Shapes.box(half, (0.42 - shoulder) / 2, dice.between(0.01, half * 0.8))
            .at(0, (0.42 + shoulder) / 2);
    Shape throat = Shapes.box(neck, 0.12, 0.01).at(0, shoulder - 0.06);
    double level = dice.between(shoulder, 0.2);
    Ink liquid = Ink.any(dice);
    Surface material =
        (x, y, depth, rgb) -> {
          double across = x / half + 0.35;
          double gain = 1.15 - 0.4 * across * across + (Math.abs(across) < 0.08 ? 0.25 : 0);
          (y > level ? liquid : glass).put(rgb, gain * (depth < 0.012 ? 0.75 : 1));
        };
    Ink paper = Ink.pale(dice);
    Ink print = paper.contrasting(dice);
    double pitch = dice.between(0.02, 0.05);
    Surface label =
        (x, y, depth, rgb) -> {
          double across = x / half;
          boolean line = Waves.fraction(y / pitch) < 0.4 && Math.abs(across) < 0.75;
          (line ? print : paper).put(rgb, 1.05 - 0.35 * across * across);
        };
    double top = dice.between(0.0, 0.1);
    return Scene.objects(
        Backdrop.behind(glass, dice),
        List.of(
            Part.fixed(throat, material),
            Part.fixed(body, material),
            Part.fixed(Shapes.box(half, dice.between(0.07, 0.12), 0).at(0, top + 0.1), label),
            Part.loose(
                Placement.at(0, shoulder - 0.2),
                Shapes.box(neck * 1.25, 0.05, 0.012),
                (x, y, depth, rgb) ->
                    cap.put(rgb, 1 - 6 * x * x / half + 0.15 * Waves.sin(x * 300)))));
  }
}
