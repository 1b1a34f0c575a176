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

/** Two steel rings with a circle of balls between them. */
final class BallBearing extends SceneFamily {
  BallBearing() {
    super(
        "ball bearing",
        List.of("bearing", "roller bearing"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.HARD,
        Trait.ORDERED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.metal(dice);
    Ink ball = dice.chance(0.6) ? Ink.grey(dice.between(0.6, 0.95)) : Ink.metal(dice);
    double light = dice.angle();
    double outer = dice.between(0.36, 0.44);
    double inner = outer * dice.between(0.4, 0.55);
    double middle = (outer + inner) / 2;
    int count = dice.whole(7, 15);
    double radius = Math.min((outer - inner) * 0.27, middle * 3 / count * 0.9);
    Surface ring = Surface.plain(ink).bevelled(0.015, light, 0.4);
    List<Part> parts = new ArrayList<>();
    parts.add(
        Part.fixed(
            Shapes.circle(outer).minus(Shapes.circle(inner * 0.75)),
            Surface.plain(ink.times(0.3))));
    parts.add(Part.fixed(Shapes.circle(outer).minus(Shapes.circle(outer * 0.86)), ring));
    parts.add(Part.fixed(Shapes.circle(inner).minus(Shapes.circle(inner * 0.75)), ring));
    Surface shiny = Surface.plain(ball).domed(radius, light, 0.9);
    double start = dice.angle();
    for (int i = 0; i < count; i++) {
      double angle = start + Waves.TURN * i / count;
      parts.add(
          Part.loose(
              Placement.at(middle * Waves.cos(angle), middle * Waves.sin(angle)),
              Shapes.circle(radius),
              shiny));
    }
    return Scene.objects(Backdrop.behind(ink, dice), parts);
  }
}
