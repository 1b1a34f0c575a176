package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
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
import java.util.ArrayList;
import java.util.List;

/** Curved blades around a hub in a round opening. */
final class FanRotor extends SceneFamily {
  FanRotor() {
    super(
        "fan rotor",
        List.of("impeller", "propeller"),
        Trait.OBJECT,
        Trait.PARTS,
        Trait.ORDERED,
        Trait.ALIGNED);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = Ink.any(dice);
    int blades = dice.whole(3, 11);
    double outer = dice.between(0.36, 0.45);
    double hub = outer * dice.between(0.2, 0.4);
    double sweep = dice.between(-1.2, 1.2);
    double wide = Math.min(0.5, 2.0 / blades);
    Shape blade =
        Shape.of(
            (x, y) -> {
              double radius = Waves.length(x, y);
              double angle = Waves.angle(y, x) - sweep * (radius / outer - 0.4);
              double edge = Math.abs(angle) * radius - wide * radius * 0.6;
              return Math.max(Math.max(edge, radius - outer), hub * 0.8 - radius);
            },
            outer);
    Surface face =
        (x, y, depth, rgb) ->
            ink.put(rgb, 0.75 + 0.8 * Waves.angle(y, x) + (depth < 0.012 ? 0.2 : 0));
    List<Part> parts = new ArrayList<>();
    parts.add(Part.fixed(Shapes.circle(outer * 1.06), Surface.plain(ink.times(0.25))));
    double start = dice.angle();
    for (int i = 0; i < blades; i++) {
      parts.add(Part.loose(new Placement(0, 0, start + Waves.TURN * i / blades, 1), blade, face));
    }
    parts.add(
        Part.fixed(
            Shapes.circle(hub),
            Surface.plain(dice.chance(0.5) ? ink : Ink.any(dice)).domed(hub, dice.angle(), 0.5)));
    return Scene.objects(Backdrop.behind(ink.times(0.3), dice), parts);
  }
}
