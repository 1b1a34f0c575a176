package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Letters;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.scene.Backdrop;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Placement;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.ArrayList;
import java.util.List;

/** Paper with lines of letters, a bar code and a logo. */
final class PrintedLabel extends SceneFamily {
  PrintedLabel() {
    super(
        "label",
        List.of("sticker", "barcode label"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.PRINT,
        Trait.UPRIGHT,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink paper = dice.chance(0.7) ? Ink.pale(dice) : Ink.vivid(dice);
    Ink print = paper.contrasting(dice).times(0.6);
    double wide = dice.between(0.36, 0.46);
    double high = dice.between(0.26, 0.42);
    Surface ink = Surface.plain(print);
    List<Part> parts = new ArrayList<>();
    parts.add(Part.fixed(Shapes.box(wide, high, dice.between(0, 0.04)), Surface.plain(paper)));
    Noise bars = new Noise(dice);
    double module = dice.factor(0.006, 0.016);
    Surface code =
        (x, y, depth, rgb) ->
            (bars.cell((long) Math.floor(x / module), 0) > 0.5 ? print : paper).put(rgb, 1);
    double codeY = dice.either(high * 0.55, -high * 0.5);
    parts.add(
        Part.loose(
            Placement.at(dice.between(-0.08, 0.08), codeY),
            Shapes.box(wide * 0.7, high * 0.28, 0),
            code));
    double size = dice.between(0.045, 0.08);
    int lines = dice.whole(2, 4);
    for (int line = 0; line < lines; line++) {
      double y = -Math.signum(codeY) * high * 0.75 + Math.signum(codeY) * line * size * 1.5;
      int length = dice.whole(4, (int) (wide * 1.8 / size / 0.8));
      for (Shape letter : Letters.word(dice, length, size, size * dice.between(0.07, 0.13))) {
        parts.add(Part.loose(Placement.at(0, y), letter, ink));
      }
    }
    return Scene.objects(Backdrop.behind(paper, dice), parts);
  }
}
