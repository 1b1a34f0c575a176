package io.github.adaclip.data.synth.heldout;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** A coil from the side: slanted turns in front of the turns behind. */
final class Spring extends SceneFamily {
  Spring() {
    super("coil spring", List.of("metal spring", "helical spring"), Trait.OBJECT, Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice);
    double radius = dice.between(0.09, 0.17);
    int turns = dice.whole(6, 14);
    double pitch = 0.8 / turns;
    double wire = pitch * dice.between(0.18, 0.34);
    List<Part> parts = new ArrayList<>();
    Surface front = Surface.plain(ink).bevelled(1, dice.angle(), 0.2);
    for (int i = 0; i <= turns; i++) {
      double x = -0.4 + i * pitch;
      parts.add(
          Part.fixed(
              Shapes.rod(x, radius, x + pitch / 2, -radius, wire),
              (px, py, depth, rgb) -> ink.put(rgb, 0.25 + 0.3 * depth / wire)));
    }
    for (int i = 0; i < turns; i++) {
      double x = -0.4 + i * pitch + pitch / 2;
      parts.add(
          Part.fixed(
              Shapes.rod(x, -radius, x + pitch / 2, radius, wire),
              (px, py, depth, rgb) -> {
                front.paint(px, py, depth, rgb);
                Surface.gain(rgb, 0.55 + 0.6 * Waves.clamp(depth / wire));
              }));
    }
    Ink table = ink.contrasting(dice);
    return Scene.objects(Surface.plain(table), parts);
  }
}
