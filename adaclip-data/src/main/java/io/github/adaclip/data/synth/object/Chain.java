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
import java.util.ArrayList;
import java.util.List;

/** Oval links through each other, every second one seen edge on, along a straight line. */
final class Chain extends SceneFamily {
  Chain() {
    super(
        "chain",
        List.of("link chain", "steel chain"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.HARD,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice);
    double length = dice.between(0.07, 0.13);
    double thick = length * dice.between(0.2, 0.32);
    int rows = dice.whole(1, 3);
    Surface flat = (x, y, depth, rgb) -> ink.put(rgb, 0.55 + 0.7 * Waves.clamp(depth / thick));
    Surface edge = Surface.plain(ink.times(0.9)).rounded(thick * 1.3, 0.8);
    Shape link = Shapes.rod(-length * 0.5, 0, length * 0.5, 0, length * 0.5).outline(thick);
    Shape side = Shapes.rod(-length * 0.8, 0, length * 0.8, 0, thick);
    List<Part> parts = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double y = (row - (rows - 1) / 2.0) * 0.9 / rows;
      int links = (int) (1.5 / (length * 1.35));
      for (int i = 0; i < links; i++) {
        boolean open = i % 2 == 0;
        parts.add(
            Part.loose(
                Placement.at(-0.75 + i * length * 1.35, y),
                open ? link : side,
                open ? flat : edge));
      }
    }
    return Scene.objects(Backdrop.behind(ink, dice), parts);
  }
}
