package io.github.adaclip.data.synth.camera;

import io.github.adaclip.data.synth.draw.Canvas;

/**
 * The losses of JPEG without its files: brightness and colour of each block of 8 × 8 pixels become
 * waves (discrete cosine transform) whose strengths are rounded, coarser for finer waves. Own code
 * because the JDK's coder is native and need not give the same values everywhere.
 */
final class JpegTraces {
  private static final int N = 8;
  private static final float[] BASIS = new float[N * N];

  static {
    for (int k = 0; k < N; k++) {
      double scale = k == 0 ? StrictMath.sqrt(1.0 / N) : StrictMath.sqrt(2.0 / N);
      for (int i = 0; i < N; i++) {
        BASIS[k * N + i] = (float) (scale * StrictMath.cos((i + 0.5) * k * StrictMath.PI / N));
      }
    }
  }

  private final float[] block = new float[N * N];
  private final float[] waves = new float[N * N];
  private final float[] steps = new float[N * N];

  private JpegTraces() {}

  /**
   * Rounds all blocks.
   *
   * @param quality 1 (coarse) to 99, as JPEG programs count
   */
  static void apply(Canvas canvas, int quality) {
    double scale = (quality < 50 ? 5000.0 / quality : 200 - 2 * quality) / 100;
    float[] values = canvas.values();
    toBrightnessAndColour(values);
    JpegTraces traces = new JpegTraces();
    for (int channel = 0; channel < 3; channel++) {
      traces.setSteps(scale * (channel == 0 ? 1 : 1.7));
      for (int y = 0; y < canvas.side(); y += N) {
        for (int x = 0; x < canvas.side(); x += N) {
          traces.round(values, canvas.side(), x, y, channel);
        }
      }
    }
    toRedGreenBlue(values);
  }

  /** Close to the tables in annex K of the standard: about 16 for slow waves, 100 for fine ones. */
  private void setSteps(double scale) {
    for (int v = 0; v < N; v++) {
      for (int u = 0; u < N; u++) {
        steps[v * N + u] = (float) (Math.max(1, scale * (12 + 6 * (u + v))) / 255);
      }
    }
  }

  private void round(float[] values, int side, int x0, int y0, int channel) {
    for (int y = 0; y < N; y++) {
      int row = Math.min(side - 1, y0 + y) * side;
      for (int x = 0; x < N; x++) {
        block[y * N + x] = values[3 * (row + Math.min(side - 1, x0 + x)) + channel];
      }
    }
    transform(block, waves, false);
    transform(waves, block, false);
    for (int i = 0; i < block.length; i++) {
      block[i] = Math.round(block[i] / steps[i]) * steps[i];
    }
    transform(block, waves, true);
    transform(waves, block, true);
    for (int y = 0; y < N && y0 + y < side; y++) {
      for (int x = 0; x < N && x0 + x < side; x++) {
        values[3 * ((y0 + y) * side + x0 + x) + channel] = block[y * N + x];
      }
    }
  }

  /** Transforms the rows and writes them as columns; twice is the whole transform. */
  private static void transform(float[] from, float[] to, boolean back) {
    for (int row = 0; row < N; row++) {
      for (int k = 0; k < N; k++) {
        float sum = 0;
        for (int i = 0; i < N; i++) {
          sum += from[row * N + i] * (back ? BASIS[i * N + k] : BASIS[k * N + i]);
        }
        to[k * N + row] = sum;
      }
    }
  }

  private static void toBrightnessAndColour(float[] values) {
    for (int i = 0; i < values.length; i += 3) {
      float brightness = 0.299f * values[i] + 0.587f * values[i + 1] + 0.114f * values[i + 2];
      float blue = 0.564f * (values[i + 2] - brightness);
      float red = 0.713f * (values[i] - brightness);
      values[i] = brightness;
      values[i + 1] = blue;
      values[i + 2] = red;
    }
  }

  private static void toRedGreenBlue(float[] values) {
    for (int i = 0; i < values.length; i += 3) {
      float brightness = values[i];
      float blue = values[i + 1];
      float red = values[i + 2];
      values[i] = brightness + 1.403f * red;
      values[i + 1] = brightness - 0.344f * blue - 0.714f * red;
      values[i + 2] = brightness + 1.773f * blue;
    }
  }
}
