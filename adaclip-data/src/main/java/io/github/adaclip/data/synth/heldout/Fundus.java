package io.github.adaclip.data.synth.heldout;

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

/**
 * The back of an eye: a bright disc from which branching vessels spread, a darker spot, a round
 * border.
 */
final class Fundus extends SceneFamily {
  Fundus() {
    super(
        "retina image",
        List.of("eye fundus", "retinal photograph"),
        Trait.MEDICAL,
        Trait.ORGANIC,
        Trait.OBJECT);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink base = Ink.hue(dice.between(0, 0.08), dice.between(0.6, 0.9), dice.between(0.5, 0.9));
    Ink vessel = base.times(dice.between(0.45, 0.7));
    double discX = dice.either(-1, 1) * dice.between(0.15, 0.25);
    double discY = dice.between(-0.04, 0.04);
    Noise noise = new Noise(dice);
    List<Part> parts = new ArrayList<>();
    Shape border = Shapes.circle(0.46);
    double cloud = dice.between(0.03, 0.2);
    parts.add(
        Part.fixed(
            border,
            (x, y, depth, rgb) -> {
              double spot = Waves.bump(Waves.length(x + discX * 0.7, y) / 0.14);
              base.put(
                  rgb,
                  1
                      + cloud * noise.octaves(x * 4, y * 4, 3)
                      - 0.35 * spot
                      - 0.25 * Waves.bump(depth / 0.08));
            }));
    Surface blood = Surface.plain(vessel);
    for (int i = 0; i < dice.whole(6, 9); i++) {
      branch(
          parts,
          blood,
          dice,
          border,
          new double[] {discX, discY, dice.angle(), dice.between(0.007, 0.013)},
          3);
    }
    parts.add(
        Part.fixed(
            Placement.at(discX, discY),
            List.of(
                new Piece(
                    Shapes.circle(0.06), Surface.plain(base.mix(new Ink(1, 0.95, 0.7), 0.75))),
                new Piece(Shapes.circle(0.025), Surface.plain(new Ink(1, 0.97, 0.8))))));
    return Scene.objects(Surface.plain(Ink.grey(0.02)), parts);
  }

  private static void branch(
      List<Part> parts, Surface blood, Dice dice, Shape border, double[] start, int depth) {
    double x = start[0];
    double y = start[1];
    double angle = start[2];
    double[] points = new double[12];
    for (int i = 0; i < 6; i++) {
      points[2 * i] = x;
      points[2 * i + 1] = y;
      angle += dice.between(-0.35, 0.35);
      x += 0.045 * Waves.cos(angle);
      y += 0.045 * Waves.sin(angle);
    }
    parts.add(Part.fixed(Shapes.stroke(start[3], points).within(border), blood));
    if (depth > 1) {
      branch(
          parts,
          blood,
          dice,
          border,
          new double[] {points[10], points[11], angle + 0.3, start[3] * 0.7},
          depth - 1);
      branch(
          parts,
          blood,
          dice,
          border,
          new double[] {points[6], points[7], angle - 0.7, start[3] * 0.6},
          depth - 1);
    }
  }
}
