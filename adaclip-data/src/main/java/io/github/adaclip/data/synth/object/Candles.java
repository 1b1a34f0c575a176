package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
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

/** Round wax candles from above, each with a wick, in a tray. */
final class Candles extends SceneFamily {
  Candles() {
    super(
        "candle",
        List.of("tea lights", "wax candle"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.SOFT,
        Trait.ORDERED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink wax = dice.chance(0.5) ? Ink.pale(dice) : Ink.any(dice);
    int side = dice.chance(0.4) ? 1 : dice.whole(2, 3);
    double radius = 0.4 / side;
    Noise noise = new Noise(dice);
    double melt = dice.between(0, 0.15);
    double rim = dice.between(0.05, 0.2);
    Surface face =
        (x, y, depth, rgb) -> {
          double far = Waves.length(x, y) / radius;
          double gain =
              1
                  + melt * noise.octaves(x / radius * 2, y / radius * 2, 2)
                  - 0.12 * Waves.bump((far - 0.8) / rim);
          wax.put(rgb, gain);
        };
    List<Piece> pieces =
        List.of(
            new Piece(
                Shapes.circle(radius),
                Surface.plain(Ink.metal(dice)).bevelled(0.02, dice.angle(), 0.5)),
            new Piece(Shapes.circle(radius * 0.93), face),
            new Piece(
                Shapes.rod(0, 0, radius * dice.between(0.1, 0.4), radius * 0.1, radius * 0.05),
                Surface.plain(Ink.grey(dice.either(0.1, 0.9)))));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < side * side; i++) {
      double step = 0.92 / side;
      parts.add(
          Part.loose(
              new Placement(
                  (i % side - (side - 1) / 2.0) * step,
                  (i / side - (side - 1) / 2.0) * step,
                  dice.angle(),
                  1),
              pieces));
    }
    return Scene.objects(Backdrop.behind(wax, dice), parts);
  }
}
