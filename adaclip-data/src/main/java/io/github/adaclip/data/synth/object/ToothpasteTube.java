package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Letters;
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

/** A tapering tube with crimped end, cap and printed bands. */
final class ToothpasteTube extends SceneFamily {
  ToothpasteTube() {
    super(
        "tube",
        List.of("cosmetic tube", "toothpaste tube"),
        Trait.OBJECT,
        Trait.PRINT,
        Trait.SOFT,
        Trait.UPRIGHT,
        Trait.PARTS,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.any(dice);
    Ink band = ink.contrasting(dice);
    Ink cap = Ink.any(dice);
    double half = dice.between(0.1, 0.18);
    double taper = dice.between(0.1, 0.35);
    Shape body =
        Shape.of(
            (x, y) ->
                Math.max(Math.abs(x) - half * (1 - taper * (y + 0.3)), Math.abs(y + 0.02) - 0.34),
            0.5);
    double from = dice.between(-0.2, 0);
    double to = from + dice.between(0.08, 0.25);
    double wave = dice.between(0, 0.04);
    Surface skin =
        (x, y, depth, rgb) -> {
          double across = x / half + 0.3;
          double line = y + wave * Waves.sin(x * 25);
          double gain = 1.1 - 0.4 * across * across + 0.25 * Waves.bump((across - 0.1) * 6);
          gain *= y < -0.3 ? 0.8 + 0.2 * Waves.sin(y * 500) : 1;
          (line > from && line < to ? band : ink).put(rgb, gain);
        };
    for (Shape letter : Letters.word(dice, dice.whole(2, 4), half * 0.6, half * 0.06)) {
      skin =
          skin.with(
              letter.at(0, (from + to) / 2), Surface.plain(dice.chance(0.5) ? ink : cap), 0.006);
    }
    double neck = half * (1 - taper * 0.6);
    return Scene.objects(
        Backdrop.behind(ink, dice),
        List.of(
            Part.fixed(body, skin),
            Part.loose(
                Placement.at(0, 0.37),
                Shapes.box(neck * 0.8, 0.055, 0.015),
                (x, y, depth, rgb) -> cap.put(rgb, 1 + 0.2 * Waves.sin(x * 220) - 8 * x * x))));
  }
}
