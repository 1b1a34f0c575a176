package io.github.adaclip.data.synth.camera;

import io.github.adaclip.data.synth.draw.Canvas;

/** Takes the colour away, by the weights of ITU-R BT.601. */
final class Grey {
  private Grey() {}

  static void apply(Canvas canvas) {
    float[] values = canvas.values();
    for (int i = 0; i < values.length; i += 3) {
      float grey = 0.299f * values[i] + 0.587f * values[i + 1] + 0.114f * values[i + 2];
      values[i] = grey;
      values[i + 1] = grey;
      values[i + 2] = grey;
    }
  }
}
