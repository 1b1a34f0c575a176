package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.damage.DefectKind;
import io.github.adaclip.data.synth.draw.Box;
import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.draw.Waves;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.data.synth.scene.Trait;
import java.util.List;

/** A piece of the object is gone from its border inwards; what lies behind is seen. */
final class Breakage extends DefectKind {
  Breakage() {
    super("broken", List.of("broken", "chipped"), List.of("break", "broken edge"));
  }

  @Override
  public boolean fits(SceneFamily family) {
    return family.has(Trait.OBJECT) && !family.has(Trait.MEDICAL);
  }

  @Override
  public void apply(Damage damage) {
    Dice dice = damage.dice();
    double[] spot = damage.edgeSpot();
    Blob blob =
        Blob.sharp(damage, spot, Math.min(0.2, Math.max(2.5 * damage.pixel(), damage.radius())));
    Box box = blob.box();
    Canvas behind = damage.drawn(damage.scene().with(List.of()), damage.view(), box);
    float[] ground = new float[3];
    double rim = dice.either(0, dice.between(0.5, 1.4));
    damage.brush(
        box,
        (x, y, rgb) -> {
          double cover = blob.cover(x, y);
          double on = damage.onSubject(x, y);
          double edge = Waves.bump((blob.relative(x, y) - 1.08) / 0.12);
          Surface.gain(rgb, 1 + on * (rim == 0 ? 0 : (rim - 1) * edge));
          if (cover > 0) {
            behind.get(behind.pixel(x), behind.pixel(y), ground);
            Surface.mix(rgb, ground, cover);
          }
        });
  }
}
