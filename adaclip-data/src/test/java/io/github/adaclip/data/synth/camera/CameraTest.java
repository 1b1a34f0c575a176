package io.github.adaclip.data.synth.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.synth.draw.Canvas;
import io.github.adaclip.data.synth.draw.Dice;
import org.junit.jupiter.api.Test;

class CameraTest {
  /** Three conversions of float32 values and their rounding to steps. */
  private static final float STEP = 1 / 255f;

  private static Canvas random(int side) {
    Canvas canvas = new Canvas(side);
    Dice dice = Dice.of(1);
    for (int i = 0; i < canvas.values().length; i++) {
      canvas.values()[i] = (float) dice.between(0.2, 0.8);
    }
    return canvas;
  }

  private static double loss(int quality) {
    Canvas canvas = random(20);
    Canvas before = canvas.copy();
    JpegTraces.apply(canvas, quality);
    double sum = 0;
    for (int i = 0; i < before.values().length; i++) {
      sum += Math.abs(canvas.values()[i] - before.values()[i]);
    }
    return sum / before.values().length;
  }

  @Test
  void jpegLosesLittleAtBestAndMoreTheCoarserItIs() {
    assertTrue(loss(99) < STEP, "" + loss(99));
    assertTrue(loss(80) < loss(40), loss(80) + ", " + loss(40));
    assertTrue(loss(40) < loss(10), loss(40) + ", " + loss(10));
  }

  @Test
  void jpegLeavesAnEvenPictureNearlyAsItIs() {
    Canvas canvas = new Canvas(16);
    java.util.Arrays.fill(canvas.values(), 0.5f);
    JpegTraces.apply(canvas, 50);
    for (float value : canvas.values()) {
      // Only the mean of a block is rounded: to 12 / 255, for an eighth of a block's mean.
      assertEquals(0.5f, value, 2 * STEP);
    }
  }

  @Test
  void blurKeepsTheSumAndHasTheVarianceAskedFor() {
    for (double sigma : new double[] {0.5, 0.7, 1.1}) {
      Canvas canvas = new Canvas(15);
      canvas.set(7, 7, new float[] {1, 1, 1});
      Blur.apply(canvas, sigma);
      double sum = 0;
      double variance = 0;
      for (int i = 0; i < 225; i++) {
        sum += canvas.values()[3 * i];
        variance += canvas.values()[3 * i] * (i % 15 - 7) * (i % 15 - 7);
      }
      assertEquals(1, sum, 1e-5);
      assertEquals(sigma * sigma, variance, 1e-5);
    }
  }

  @Test
  void noiseHasTheDeviationAskedFor() {
    Canvas canvas = new Canvas(100);
    SensorNoise.apply(canvas, 0.05, 0.6, false, Dice.of(3));
    double squares = 0;
    for (float value : canvas.values()) {
      squares += value * value;
    }
    assertEquals(0.05, Math.sqrt(squares / canvas.values().length), 0.002);
  }

  @Test
  void greyHasThreeEqualChannels() {
    Canvas canvas = random(4);
    Grey.apply(canvas);
    float[] rgb = new float[3];
    canvas.get(2, 2, rgb);
    assertArrayEquals(new float[] {rgb[0], rgb[0], rgb[0]}, rgb);
  }

  @Test
  void anEvenLightChangesLessThanAnother() {
    assertTrue(spread(true) < spread(false) / 2, spread(true) + ", " + spread(false));
  }

  /** Mean difference between the darkest and the brightest place under many lights. */
  private static double spread(boolean even) {
    double sum = 0;
    for (int i = 0; i < 50; i++) {
      Canvas canvas = new Canvas(16);
      java.util.Arrays.fill(canvas.values(), 0.5f);
      Lighting.any(Dice.of(i), even).apply(canvas);
      float low = 1;
      float high = 0;
      for (float value : canvas.values()) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      sum += high - low;
    }
    return sum / 50;
  }
}
