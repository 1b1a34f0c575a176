package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
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

/** Tufts of bristles in rows on an oval head, seen from above. */
final class Toothbrush extends SceneFamily {
  Toothbrush() {
    super(
        "toothbrush head",
        List.of("brush", "bristle brush"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.ORDERED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink plastic = Ink.any(dice);
    Ink first = Ink.vivid(dice);
    Ink second = dice.chance(0.5) ? Ink.pale(dice) : first;
    int columns = dice.whole(3, 4);
    int rows = dice.whole(6, 10);
    double pitch = 0.74 / rows;
    double radius = pitch * dice.between(0.34, 0.47);
    Noise noise = new Noise(dice);
    Surface bristles = tuft(first, noise, radius);
    Surface others = tuft(second, noise, radius);
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.fixed(
            Shapes.box(pitch * columns * 0.6, 0.43, pitch * columns * 0.55)
                .plus(Shapes.box(0.05, 0.3, 0).at(0, 0.5)),
            Surface.plain(plastic).bevelled(0.02, dice.angle(), 0.3)));
    for (int i = 0; i < columns * rows; i++) {
      double x = (i % columns - (columns - 1) / 2.0) * pitch;
      double y = (i / columns - (rows - 1) / 2.0) * pitch;
      parts.add(
          Part.loose(
              new Placement(x, y, dice.angle(), 1),
              Shapes.circle(radius).roughened(noise, radius * 0.3, radius * 0.2),
              (i / columns + i % columns) % 2 == 0 ? bristles : others));
    }
    return Scene.objects(Backdrop.behind(plastic, dice), parts);
  }

  private static Surface tuft(Ink ink, Noise noise, double radius) {
    return (x, y, depth, rgb) ->
        ink.put(
            rgb,
            0.75
                + 0.5 * noise.at(x / radius * 5, y / radius * 5)
                + 0.3 * Waves.clamp(depth / radius));
  }
}
