package io.github.adaclip.data.synth.camera;

import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.draw.Dice;

/** Random values on every pixel, normally distributed, fine or clumped. */
final class SensorNoise {
  private static final int VALUES = 1 << 12;
  private static final float[] BELL = new float[VALUES];

  static {
    Dice dice = Dice.of(1);
    for (int i = 0; i < VALUES; i++) {
      BELL[i] = (float) dice.bell();
    }
  }

  private SensorNoise() {}

  /**
   * Adds noise.
   *
   * @param clumped how much of the value before goes on in the next, 0 to below 1
   * @param same whether all channels get the same value
   */
  static void apply(Canvas canvas, double deviation, double clumped, boolean same, Dice dice) {
    float[] values = canvas.values();
    float strength = (float) (deviation * Math.sqrt(1 - clumped * clumped));
    float keep = (float) clumped;
    float[] last = new float[3];
    for (int i = 0; i < values.length; i += 3) {
      long bits = dice.bits();
      for (int c = 0; c < 3; c++) {
        float fresh = BELL[(int) (bits >>> (same ? 0 : 16 * c)) & VALUES - 1];
        last[c] = keep * last[c] + strength * fresh;
        values[i + c] += last[c];
      }
    }
  }
}
