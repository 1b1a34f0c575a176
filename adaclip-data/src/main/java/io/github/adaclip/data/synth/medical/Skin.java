package io.github.adaclip.data.synth.medical;

import io.github.adaclip.data.synth.draw.Cells;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
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

/** Fine furrows in a net, cloudy redness, some hairs and tiny moles. */
final class Skin extends SceneFamily {
  Skin() {
    super("skin", List.of("human skin", "skin surface"), Trait.MEDICAL, Trait.ORGANIC, Trait.SOFT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink skin = Ink.flesh(dice);
    Ink red = Ink.hue(dice.between(-0.02, 0.03), dice.between(0.4, 0.7), skin.brightness());
    Noise noise = new Noise(dice);
    Cells cells = new Cells(dice, 1);
    double size = dice.factor(0.015, 0.05);
    double furrow = dice.between(0.02, 0.2);
    double redness = dice.between(0, 0.4);
    double shade = dice.between(0.02, 0.15);
    int hairs = dice.chance(0.4) ? dice.whole(3, 14) : 0;
    List<Part> parts = new ArrayList<>();
    double direction = dice.angle();
    Surface hair = Surface.plain(Ink.dark(dice));
    for (int i = 0; i < hairs; i++) {
      double length = dice.between(0.05, 0.2);
      Shape line =
          Shapes.stroke(
              dice.between(0.002, 0.004),
              -length,
              0,
              0,
              length * dice.between(-0.2, 0.2),
              length,
              length * dice.between(-0.3, 0.3));
      parts.add(
          Part.fixed(
              new Placement(
                  dice.between(-0.6, 0.6),
                  dice.between(-0.6, 0.6),
                  direction + dice.between(-0.5, 0.5),
                  1),
              List.of(new Piece(line, hair))));
    }
    return Scene.of(
        (x, y, depth, rgb) -> {
          cells.find(x / size + 0.4 * noise.at(x / size, y / size), y / size * 0.8);
          double gain =
              1
                  - furrow * (1 - Waves.step(0, 0.3, cells.border()))
                  + shade * noise.octaves(x * 2.5, y * 2.5, 3);
          gain *= cells.value(0) > 0.985 ? 1 - 0.4 * Waves.step(0.4, 0.2, cells.nearest()) : 1;
          skin.putMixed(
              red, redness * Waves.clamp(0.5 + noise.octaves(x * 5, y * 5, 3)), gain, rgb);
        },
        parts);
  }
}
