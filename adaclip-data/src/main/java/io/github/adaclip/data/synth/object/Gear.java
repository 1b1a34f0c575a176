package io.github.adaclip.data.synth.object;

import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Ink;
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

/** A toothed wheel with hub, bore and spokes or holes. */
final class Gear extends SceneFamily {
  Gear() {
    super("gear", List.of("cog wheel", "toothed wheel"), Trait.OBJECT, Trait.HARD);
  }

  @Override
  public Scene compose(Dice dice) {
    Ink ink = dice.chance(0.7) ? Ink.metal(dice) : Ink.vivid(dice);
    Surface ground = Backdrop.behind(ink, dice);
    double outer = dice.between(0.32, 0.44);
    double inner = outer * dice.between(0.78, 0.9);
    int teeth = dice.whole(9, 32);
    double light = dice.angle();
    Surface face =
        Surface.plain(ink)
            .grained(new Noise(dice), 0.02, dice.between(0.02, 0.2))
            .bevelled(0.02, light, 0.35);
    Shape body = Shapes.toothed(teeth, inner, outer, dice.between(1.2, 6));
    int holes = dice.below(7);
    for (int i = 0; i < holes; i++) {
      double angle = Waves.TURN * i / holes;
      body =
          body.minus(
              Shapes.circle(inner * 0.2)
                  .at(inner * 0.62 * Waves.cos(angle), inner * 0.62 * Waves.sin(angle)));
    }
    double bore = inner * dice.between(0.12, 0.25);
    body =
        body.minus(Shapes.circle(bore)).minus(Shapes.box(bore * 0.3, bore * 0.4, 0).at(0, -bore));
    Shape hub = Shapes.circle(bore * 1.7).minus(Shapes.circle(bore * 1.1));
    Part wheel =
        Part.fixed(body, face.with(hub, Surface.plain(ink.times(dice.either(0.75, 1.2))), 0.01));
    return Scene.objects(ground, List.of(wheel));
  }
}
