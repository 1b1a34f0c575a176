package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Letters;
import io.github.adaclip.data.synth.draw.Noise;
import io.github.adaclip.data.synth.draw.Shape;
import io.github.adaclip.data.synth.draw.Shapes;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.Backdrop;
import io.github.adaclip.data.synth.scene.Part;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A round or oval tablet with coloured specks, an imprint or a score line. */
final class Pill extends SceneFamily {
  Pill() {
    super("pill", List.of("tablet", "medicine pill"), Trait.OBJECT, Trait.PRINT, Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = dice.chance(0.6) ? Ink.pale(dice) : Ink.vivid(dice);
    Ink speck = Ink.vivid(dice);
    double wide = dice.between(0.28, 0.43);
    double high = dice.chance(0.4) ? wide : wide * dice.between(0.4, 0.8);
    Shape shape =
        dice.chance(0.5)
            ? Shapes.ellipse(wide, high)
            : Shapes.box(wide, high, high * dice.between(0.5, 1));
    Noise noise = new Noise(dice);
    double size = dice.factor(0.012, 0.03);
    double share = dice.between(0.45, 1);
    Surface face =
        (x, y, depth, rgb) -> {
          ink.putMixed(
              speck, 0.8 * Waves.step(share, share + 0.1, noise.at(x / size, y / size)), 1, rgb);
        };
    face = face.bevelled(dice.between(0.02, 0.08), dice.angle(), dice.between(0.15, 0.4));
    Surface pressed = Surface.plain(dice.chance(0.7) ? ink.times(0.75) : Ink.any(dice));
    if (dice.chance(0.6)) {
      for (Shape letter :
          Letters.word(dice, dice.whole(1, 4), high * dice.between(0.4, 0.7), 0.013)) {
        face = face.with(letter, pressed, 0.006);
      }
    } else {
      face = face.with(Shapes.rod(0, -high * 0.8, 0, high * 0.8, 0.012), pressed, 0.01);
    }
    return Scene.objects(Backdrop.behind(ink, dice), List.of(Part.fixed(shape, face)));
  }
}
