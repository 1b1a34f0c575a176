package io.github.adaclip.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ColorScaleTest {
  private static final int STEPS = 255;

  @Test
  void lightnessStrictlyRises() {
    for (int step = 1; step <= STEPS; step++) {
      double below = luminance(ColorScale.rgb((step - 1.0) / STEPS));
      double here = luminance(ColorScale.rgb((double) step / STEPS));
      assertTrue(here > below, "at step " + step + ": " + here + " after " + below);
    }
  }

  @Test
  void lightnessStrictlyRisesWithoutRedOrGreenCones() {
    // Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB; every eighth step, since the
    // rounding to 8 bit weighs more where one primary carries most of the light.
    double[][][] views = {
      {
        {0.152286, 1.052583, -0.204868},
        {0.114503, 0.786281, 0.099216},
        {-0.003882, -0.048116, 1.051998}
      },
      {
        {0.367322, 0.860646, -0.227968},
        {0.280085, 0.672501, 0.047413},
        {-0.011820, 0.042940, 0.968881}
      }
    };
    for (double[][] view : views) {
      double below = -1;
      for (int step = 0; step <= STEPS; step += 8) {
        double here = seen(ColorScale.rgb((double) step / STEPS), view);
        assertTrue(here > below, "at step " + step + ": " + here + " after " + below);
        below = here;
      }
    }
  }

  @Test
  void endsAreDarkAndBright() {
    assertTrue(luminance(ColorScale.rgb(0)) < 0.02);
    assertTrue(luminance(ColorScale.rgb(1)) > 0.7);
  }

  @Test
  void neighboursDifferLittle() {
    for (int step = 1; step <= STEPS; step++) {
      int below = ColorScale.rgb((step - 1.0) / STEPS);
      int here = ColorScale.rgb((double) step / STEPS);
      for (int shift = 0; shift <= 16; shift += 8) {
        assertTrue(Math.abs((here >> shift & 0xff) - (below >> shift & 0xff)) <= 6, "step " + step);
      }
    }
  }

  @Test
  void valuesOutsideGetTheEnds() {
    assertEquals(ColorScale.rgb(0), ColorScale.rgb(-1));
    assertEquals(ColorScale.rgb(1), ColorScale.rgb(2));
    assertEquals(ColorScale.rgb(0), ColorScale.rgb(Double.NaN));
    assertEquals(ColorScale.rgb(0.25), ColorScale.color(0.25).getRGB() & 0xffffff);
  }

  /** Relative luminance (Rec. 709), of which every lightness measure is a rising function. */
  private static double luminance(int rgb) {
    return weighted(linear(rgb >> 16), linear(rgb >> 8), linear(rgb));
  }

  private static double seen(int rgb, double[][] view) {
    double[] linear = {linear(rgb >> 16), linear(rgb >> 8), linear(rgb)};
    double[] seen = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        seen[row] += view[row][column] * linear[column];
      }
    }
    return weighted(seen[0], seen[1], seen[2]);
  }

  private static double weighted(double red, double green, double blue) {
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  private static double linear(int level) {
    double value = (level & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
