package io.github.adaclip.data.synth.camera;

import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.draw.Dice;
import io.github.adaclip.data.synth.draw.Waves;

/** Exposure, contrast and colour cast: one curve for each channel. */
final class ToneCurve {
  private static final int STEPS = 512;
  private static final double RANGE = 1.5;

  private final float[][] curves = new float[3][STEPS + 2];

  private ToneCurve(Dice dice, double cast) {
    double gain = dice.between(0.85, 1.3);
    double gamma = dice.factor(0.75, 1.35);
    double black = dice.between(0, 0.1);
    for (float[] curve : curves) {
      double own = gain * (1 + dice.between(-cast, cast));
      for (int i = 0; i < curve.length; i++) {
        double value = StrictMath.pow(i * RANGE / STEPS, gamma) * own;
        // Bright values run into the end of the scale smoothly, as film and sensors do.
        double soft = value <= 0.8 ? value : 0.8 + 0.2 * (1 - StrictMath.exp((0.8 - value) / 0.2));
        curve[i] = (float) (black + (1 - black) * soft);
      }
    }
  }

  static ToneCurve any(Dice dice, boolean medical) {
    return new ToneCurve(dice, medical ? 0.03 : 0.1);
  }

  void apply(Canvas canvas) {
    float[] values = canvas.values();
    for (int i = 0; i < values.length; i++) {
      double at = Waves.clamp(values[i] / RANGE) * STEPS;
      int index = (int) at;
      float[] curve = curves[i % 3];
      values[i] = curve[index] + (curve[index + 1] - curve[index]) * (float) (at - index);
    }
  }
}
