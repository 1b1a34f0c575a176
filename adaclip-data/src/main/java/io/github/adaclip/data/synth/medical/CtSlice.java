package io.github.adaclip.data.synth.medical;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Noise;
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

/** An oval body with a bright ring of ribs, a spine, organs of several greys and air. */
final class CtSlice extends SceneFamily {
  CtSlice() {
    super(
        "ct scan",
        List.of("tomography slice", "ct slice"),
        Trait.OBJECT,
        Trait.MEDICAL,
        Trait.UPRIGHT,
        Trait.PARTS,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    double wide = dice.between(0.36, 0.45);
    double high = wide * dice.between(0.65, 0.9);
    double fat = dice.between(0.2, 0.4);
    double flesh = fat + dice.between(0.08, 0.2);
    Noise noise = new Noise(dice);
    double grain = dice.between(0.02, 0.15);
    List<Part> parts = new ArrayList<>();
    parts.add(Part.fixed(Shapes.ellipse(wide, high), grainy(fat, grain, noise)));
    parts.add(
        Part.fixed(
            Shapes.ellipse(wide * 0.9, high * 0.88).roughened(noise, 0.15, 0.02),
            grainy(flesh, grain, noise)));
    int ribs = dice.whole(8, 14);
    Surface bone = grainy(dice.between(0.8, 0.98), grain, noise);
    for (int i = 0; i < ribs; i++) {
      double angle = Waves.TURN * (i + 0.5) / ribs;
      parts.add(
          Part.loose(
              new Placement(
                  wide * 0.8 * Waves.cos(angle),
                  high * 0.8 * Waves.sin(angle),
                  angle + Waves.TURN / 4,
                  1),
              Shapes.ellipse(0.035, 0.013),
              bone));
    }
    parts.add(
        Part.fixed(
            Shapes.circle(0.055).at(0, high * 0.6).minus(Shapes.circle(0.02).at(0, high * 0.68)),
            bone));
    boolean lungs = dice.chance(0.5);
    for (int side = -1; side <= 1; side += 2) {
      double value = lungs ? 0.05 : flesh + dice.between(0.05, 0.2);
      double size = dice.between(0.9, 1.1);
      parts.add(
          Part.fixed(
              Placement.at(side * wide * 0.4, -high * 0.05).scaled(size),
              List.of(
                  new Piece(
                      Shapes.ellipse(wide * 0.3, high * 0.5).roughened(noise, 0.12, 0.03),
                      grainy(value, grain, noise)))));
    }
    for (int i = 0; i < dice.whole(2, 5); i++) {
      parts.add(
          Part.fixed(
              Placement.at(dice.between(-0.3, 0.3) * wide, dice.between(-0.4, 0.3) * high),
              List.of(
                  new Piece(
                      Shapes.ellipse(dice.between(0.02, 0.06), dice.between(0.02, 0.05))
                          .roughened(noise, 0.06, 0.01),
                      grainy(flesh + dice.between(-0.2, 0.25), grain, noise)))));
    }
    return Scene.objects(Surface.plain(Ink.grey(0.02)), parts);
  }

  private static Surface grainy(double value, double grain, Noise noise) {
    return (x, y, depth, rgb) ->
        Ink.WHITE.put(rgb, value * (1 + grain * noise.octaves(x * 45, y * 45, 2)));
  }
}
