package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Backdrop;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Piece;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A screw from the side: countersunk head, tapering thread, point. */
final class WoodScrew extends SceneFamily {
  WoodScrew() {
    super("screw", List.of("wood screw", "self tapping screw"), Trait.OBJECT, Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice);
    double half = dice.between(0.03, 0.05);
    int turns = dice.whole(7, 18);
    double thread = half * dice.between(0.4, 0.8);
    double lean = dice.between(0.2, 0.6);
    double smooth = dice.between(-0.3, 0);
    Shape shank =
        Shape.of(
            (x, y) -> {
              double core = x > 0.25 ? half * (0.45 - x) / 0.2 : half;
              double wave =
                  x > smooth
                      ? thread
                          * Math.max(0, Waves.sin((x + lean * y) * turns * 12))
                          * (x > 0.3 ? (0.45 - x) / 0.15 : 1)
                      : 0;
              return Math.max(Math.abs(y) - core - wave, Math.max(x - 0.45, -0.4 - x));
            },
            0.5);
    Shape head =
        Shape.of(
            (x, y) ->
                Math.max(
                    Math.abs(y) - half - Math.max(0, (-0.3 - x) * 1.1),
                    Math.max(x + 0.3, -0.43 - x)),
            0.6);
    Surface steel =
        (x, y, depth, rgb) -> {
          double across = y / half + 0.2;
          double gain = 1.1 - 0.4 * across * across;
          gain *= x > smooth ? 0.75 + 0.4 * Waves.sin((x + lean * y) * turns * 12) : 1;
          ink.put(rgb, Math.max(0.2, gain));
        };
    Surface ground = Backdrop.behind(ink, dice);
    return Scene.objects(
        ground,
        List.of(
            new Part(
                List.of(
                    new Piece(shank, steel),
                    new Piece(head, Surface.plain(ink).rounded(0.12, 0.6))),
                new Placement(0, 0, 0, dice.between(0.9, 1.1)),
                false)));
  }
}
