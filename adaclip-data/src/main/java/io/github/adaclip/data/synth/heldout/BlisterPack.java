package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
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

/** Foil with rows of clear cavities, a tablet in each. */
final class BlisterPack extends SceneFamily {
  BlisterPack() {
    super(
        "blister pack",
        List.of("pill pack", "tablet strip"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.ORDERED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink foil = Ink.metal(dice).times(1.1);
    Ink tablet = dice.chance(0.6) ? Ink.pale(dice) : Ink.vivid(dice);
    int columns = dice.whole(3, 5);
    int rows = dice.whole(2, 4);
    double pitch = Math.min(0.86 / columns, 0.7 / rows);
    double radius = pitch * dice.between(0.32, 0.42);
    double light = dice.angle();
    boolean round = dice.chance(0.6);
    Shape cavity = round ? Shapes.circle(radius) : Shapes.box(radius, radius * 0.7, radius * 0.6);
    List<Part> parts = new ArrayList<>();
    double knurl = dice.between(60, 140);
    parts.add(
        Part.fixed(
            Shapes.box(pitch * (columns + 0.2) / 2, pitch * (rows + 0.2) / 2, 0.03),
            (x, y, depth, rgb) ->
                foil.put(rgb, 0.9 + 0.12 * Waves.sin(x * knurl) * Waves.sin(y * knurl))));
    Surface clear = Surface.plain(foil.times(0.7)).bevelled(radius * 0.3, light, 0.6);
    Surface matt = Surface.plain(tablet).domed(radius * 0.75, light, 0.25);
    for (int i = 0; i < columns * rows; i++) {
      Placement at =
          Placement.at(
              (i % columns - (columns - 1) / 2.0) * pitch,
              (i / columns - (rows - 1) / 2.0) * pitch);
      parts.add(Part.fixed(at, List.of(new Piece(cavity, clear))));
      parts.add(Part.loose(at, cavity.grown(-radius * 0.22), matt));
    }
    Ink table = Ink.any(dice);
    return Scene.objects(Surface.plain(table), parts);
  }
}
