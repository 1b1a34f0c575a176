package io.github.adaclip.data.synth.camera;

import io.github.adaclip.data.synth.draw.Canvas;

/** An unsharp lens: a binomial kernel of five values in both directions. */
final class Blur {
  private Blur() {}

  /**
   * Blurs.
   *
   * @param pixels standard deviation, up to 1.4
   */
  static void apply(Canvas canvas, double pixels) {
    double variance = Math.min(1.96, pixels * pixels);
    // Weights b, a, c, a, b with the wanted variance: a narrow kernel has no outer values.
    double outer = variance < 0.5 ? 0 : (variance - 0.5) / 8;
    double inner = (variance - 8 * outer) / 2;
    float a = (float) inner;
    float b = (float) outer;
    float c = 1 - 2 * a - 2 * b;
    int side = canvas.side();
    float[] values = canvas.values();
    float[] line = new float[side + 4];
    for (int k = 0; k < side; k++) {
      for (int channel = 0; channel < 3; channel++) {
        pass(values, line, 3 * side * k + channel, 3, new float[] {a, b, c});
      }
    }
    for (int k = 0; k < side; k++) {
      for (int channel = 0; channel < 3; channel++) {
        pass(values, line, 3 * k + channel, 3 * side, new float[] {a, b, c});
      }
    }
  }

  private static void pass(float[] values, float[] line, int start, int step, float[] weights) {
    int count = line.length - 4;
    for (int i = 0; i < count; i++) {
      line[i + 2] = values[start + i * step];
    }
    line[0] = line[1] = line[2];
    line[count + 2] = line[count + 3] = line[count + 1];
    for (int i = 0; i < count; i++) {
      values[start + i * step] =
          weights[2] * line[i + 2]
              + weights[0] * (line[i + 1] + line[i + 3])
              + weights[1] * (line[i] + line[i + 4]);
    }
  }
}
