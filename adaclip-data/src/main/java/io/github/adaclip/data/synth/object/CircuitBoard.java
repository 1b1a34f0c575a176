package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Piece;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * Copper tracks that turn by right angles or at forty-five degrees between drilled pads, on solder
 * mask.
 */
final class CircuitBoard extends SceneFamily {
  CircuitBoard() {
    super("printed circuit board", List.of("circuit board", "bare board"), Trait.PRINT, Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink board =
        dice.chance(0.6)
            ? Ink.hue(dice.between(0.25, 0.65), dice.between(0.4, 0.9), dice.between(0.15, 0.5))
            : Ink.any(dice);
    Ink copper = dice.chance(0.5) ? board.times(dice.between(1.4, 2)) : board.contrasting(dice);
    Ink pad = dice.chance(0.6) ? Ink.metal(dice).times(1.15) : copper;
    int lanes = dice.whole(6, 16);
    double pitch = 1.6 / lanes;
    double radius = pitch * dice.between(0.1, 0.22);
    List<Part> parts = new ArrayList<>();
    Surface track = Surface.plain(copper);
    for (int lane = 0; lane < lanes; lane++) {
      double y = (lane - (lanes - 1) / 2.0) * pitch;
      double from = dice.chance(0.3) ? -0.9 : dice.between(-0.7, 0.2);
      double to = dice.chance(0.3) ? 0.9 : from + dice.between(0.2, 0.9);
      double middle = dice.between(from, to);
      double jump = dice.chance(0.6) ? 0 : dice.either(pitch, -pitch) * 0.5;
      double slope = dice.either(0.02, Math.abs(jump));
      parts.add(
          Part.fixed(
              Shapes.stroke(radius, from, y, middle, y, middle + slope, y + jump, to, y + jump),
              track));
      for (double x : new double[] {from, to}) {
        double py = x == to ? y + jump : y;
        parts.add(
            Part.fixed(
                Placement.at(x, py),
                List.of(
                    new Piece(Shapes.circle(radius * 2.1), Surface.plain(pad)),
                    new Piece(Shapes.circle(radius), Surface.plain(Ink.grey(0.08))))));
      }
    }
    Noise noise = new Noise(dice);
    double weave = dice.between(0, 0.15);
    return Scene.of(
        (x, y, depth, rgb) -> board.put(rgb, 1 + weave * noise.octaves(x * 60, y * 60, 2)), parts);
  }
}
