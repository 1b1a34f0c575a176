package io.github.adaclip.report;

import java.awt.Color;

/**
 * The colours of anomaly values: from dark indigo (0) through purple, rose and orange to yellow
 * (1).
 *
 * <p>Lightness rises steadily with the value, so the order of values can be seen without telling
 * hues apart, in grey print too. Made by straight interpolation between five anchors in OKLab
 * (Björn Ottosson, 2020), a colour space in which equal steps look equal.
 */
public final class ColorScale {
  private static final int STEPS = 256;

  // Lightness, chroma and hue in degrees at 0, 1/4, 1/2, 3/4 and 1; all inside sRGB.
  private static final double[][] ANCHORS = {
    {0.22, 0.100, 283},
    {0.40, 0.165, 312},
    {0.58, 0.190, 10},
    {0.755, 0.150, 58},
    {0.93, 0.150, 103}
  };

  private static final int[] TABLE = table();

  private ColorScale() {}

  /**
   * The colour of a value as 0xRRGGBB.
   *
   * @param value 0 to 1; values outside get the colour of the nearer end, NaN that of 0
   */
  public static int rgb(double value) {
    double clamped = Math.max(0, Math.min(1, value));
    return TABLE[(int) Math.round(clamped * (STEPS - 1))];
  }

  /** The colour of a value, as {@link #rgb(double)}. */
  public static Color color(double value) {
    return new Color(rgb(value));
  }

  private static int[] table() {
    int[] table = new int[STEPS];
    for (int step = 0; step < STEPS; step++) {
      table[step] = interpolated((double) step / (STEPS - 1));
    }
    return table;
  }

  private static int interpolated(double value) {
    double position = value * (ANCHORS.length - 1);
    int anchor = Math.min((int) position, ANCHORS.length - 2);
    double share = position - anchor;
    double[] from = cartesian(ANCHORS[anchor]);
    double[] to = cartesian(ANCHORS[anchor + 1]);
    return srgb(
        from[0] + (to[0] - from[0]) * share,
        from[1] + (to[1] - from[1]) * share,
        from[2] + (to[2] - from[2]) * share);
  }

  private static double[] cartesian(double[] anchor) {
    double hue = Math.toRadians(anchor[2]);
    return new double[] {anchor[0], anchor[1] * Math.cos(hue), anchor[1] * Math.sin(hue)};
  }

  /** OKLab to sRGB; the constants are those of the colour space's definition. */
  private static int srgb(double lightness, double a, double b) {
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    int red = level(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
    int green = level(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
    int blue = level(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    return red << 16 | green << 8 | blue;
  }

  private static double cube(double value) {
    return value * value * value;
  }

  private static int level(double linear) {
    double encoded =
        linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * Math.max(0, Math.min(1, encoded)));
  }
}
