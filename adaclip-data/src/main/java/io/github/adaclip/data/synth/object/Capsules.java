package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
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

/** Two-coloured capsules with a highlight along them, scattered or in order. */
final class Capsules extends SceneFamily {
  Capsules() {
    super("capsule", List.of("capsules", "gel capsule"), Trait.OBJECT, Trait.PARTS);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink left = Ink.vivid(dice);
    Ink right = dice.chance(0.7) ? Ink.any(dice) : left;
    int count = dice.chance(0.4) ? 1 : dice.whole(3, 9);
    double size = count == 1 ? 1.5 : dice.between(0.55, 0.75);
    double half = dice.between(0.12, 0.17);
    double radius = dice.between(0.055, 0.085);
    double seam = dice.between(-0.05, 0.05);
    Surface skin =
        (x, y, depth, rgb) -> {
          double across = y / radius + 0.35;
          double shine = Waves.bump((y + radius * 0.45) / (radius * 0.18)) * 0.5;
          (x < seam ? left : right)
              .put(rgb, (1.1 - 0.4 * across * across) * (Math.abs(x - seam) < 0.004 ? 0.7 : 1));
          Ink.WHITE.over(rgb, Math.abs(x) < half * 0.8 ? shine : 0);
        };
    List<Part> parts = new ArrayList<>();
    boolean order = dice.chance(0.5);
    for (int i = 0; i < count; i++) {
      double x = count == 1 ? 0 : (i % 3 - 1) * 0.31 + (order ? 0 : dice.between(-0.05, 0.05));
      double y =
          count == 1
              ? 0
              : (i / 3 - (count - 1) / 3 / 2.0) * 0.3 + (order ? 0 : dice.between(-0.05, 0.05));
      parts.add(
          Part.loose(
              new Placement(x, y, order ? 0.7 : dice.angle(), size),
              Shapes.rod(-half, 0, half, 0, radius),
              skin));
    }
    return Scene.objects(Backdrop.behind(left, dice), parts);
  }
}
