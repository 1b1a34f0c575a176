package io.github.adaclip.data.synth.defect;

import io.github.adaclip.data.synth.damage.Blob;
import io.github.adaclip.data.synth.damage.Damage;
import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.draw.Ink;
import io.github.adaclip.data.synth.draw.Surface;
import io.github.adaclip.data.synth.scene.Scene;
import io.github.adaclip.data.synth.scene.View;

/** A patch of another family's surface. */
final class ForeignPatch {
  private ForeignPatch() {}

  /**
   * Lays it over the picture.
   *
   * @param opacity 1 hides what is below
   * @param alike shifts its colours to the mean of what is around, so that only the texture differs
   */
  static void lay(Damage damage, double opacity, boolean alike) {
    double[] spot = damage.spot();
    Blob blob = Blob.soft(damage, spot, Math.max(0.04, damage.radius()));
    Scene stranger = damage.stranger();
    View view =
        View.of(
            damage.dice().angle(), damage.dice().factor(0.7, 2.5), 1, 0.1 * spot[0], 0.1 * spot[1]);
    Canvas other = damage.drawn(stranger, view, blob.box());
    Ink from = other.mean(spot[0], spot[1], blob.radius() * 0.7);
    Ink to = damage.clean().mean(spot[0], spot[1], blob.radius() * 0.7);
    float[] shift = {
      alike ? (float) (to.red() - from.red()) : 0,
      alike ? (float) (to.green() - from.green()) : 0,
      alike ? (float) (to.blue() - from.blue()) : 0
    };
    float[] rgb2 = new float[3];
    damage.brush(
        blob.box(),
        (x, y, rgb) -> {
          double cover = blob.cover(x, y);
          if (cover > 0) {
            other.get(other.pixel(x), other.pixel(y), rgb2);
            for (int c = 0; c < 3; c++) {
              rgb2[c] += shift[c];
            }
            Surface.mix(rgb, rgb2, cover * opacity * damage.onSubject(x, y));
          }
        });
  }
}
