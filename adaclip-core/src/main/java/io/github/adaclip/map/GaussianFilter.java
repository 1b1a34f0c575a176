package io.github.adaclip.map;

/**
 * Gaussian smoothing, equal to SciPy's {@code scipy.ndimage.gaussian_filter} on float32 with its
 * default settings: kernel cut off at radius ⌊4σ + 0.5⌋, weights normalised in double, borders
 * mirrored with the edge pixel repeated (d c b a | a b c d | d c b a), rows first, float32 between
 * the two passes.
 */
public final class GaussianFilter {
  /** The largest sigma accepted; far beyond any grid, and a bound on the time one call can take. */
  public static final double MAX_SIGMA_PIXELS = 1000;

  private static final double CUT_OFF_SIGMAS = 4;

  private GaussianFilter() {}

  /**
   * The smoothed picture, a new array.
   *
   * @param values height × width, row by row; not changed
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @param sigmaPixels standard deviation in pixels, 0 to {@link #MAX_SIGMA_PIXELS}; 0 returns a
   *     copy
   * @return height × width, row by row
   * @throws IllegalArgumentException if the sizes do not fit or sigma is outside its range
   */
  public static float[] smooth(float[] values, int width, int height, double sigmaPixels) {
    if (width < 1 || height < 1 || (long) width * height != values.length) {
      throw new IllegalArgumentException(
          "picture has " + values.length + " values, expected " + width + " x " + height);
    }
    if (!(sigmaPixels >= 0 && sigmaPixels <= MAX_SIGMA_PIXELS)) {
      throw new IllegalArgumentException(
          "sigma is " + sigmaPixels + " pixels, expected 0 to " + MAX_SIGMA_PIXELS);
    }
    double[] weights = halfKernel(sigmaPixels);
    if (weights.length == 1) {
      return values.clone();
    }
    return smoothColumnsWithinRows(
        smoothRowsWithinColumns(values, width, height, weights), width, height, weights);
  }

  /** Weights at distance 0, 1, …, radius; the kernel is symmetric and sums to 1. */
  private static double[] halfKernel(double sigmaPixels) {
    int radius = (int) (CUT_OFF_SIGMAS * sigmaPixels + 0.5);
    double[] weights = new double[radius + 1];
    double sum = 0;
    for (int distance = 0; distance <= radius; distance++) {
      double weight =
          radius == 0 ? 1 : Math.exp(-0.5 / (sigmaPixels * sigmaPixels) * distance * distance);
      weights[distance] = weight;
      sum += distance == 0 ? weight : 2 * weight;
    }
    for (int distance = 0; distance <= radius; distance++) {
      weights[distance] /= sum;
    }
    return weights;
  }

  private static float[] smoothRowsWithinColumns(
      float[] values, int width, int height, double[] weights) {
    float[] result = new float[values.length];
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
    }
    double[] sums = new double[width];
    for (int y = 0; y < height; y++) {
      scale(wide, y * width, weights[0], sums);
      // SciPy adds from the far end of the kernel to its middle; the same order gives the same
      // sums.
      for (int distance = weights.length - 1; distance > 0; distance--) {
        int above = mirrored(y - distance, height) * width;
        int below = mirrored(y + distance, height) * width;
        addPairs(wide, above, below, weights[distance], sums);
      }
      store(sums, result, y * width);
    }
    return result;
  }

  private static float[] smoothColumnsWithinRows(
      float[] values, int width, int height, double[] weights) {
    float[] result = new float[values.length];
    int radius = weights.length - 1;
    double[] line = new double[width + 2 * radius];
    double[] sums = new double[width];
    int[] source = new int[line.length];
    for (int i = 0; i < line.length; i++) {
      source[i] = mirrored(i - radius, width);
    }
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < line.length; i++) {
        line[i] = values[y * width + source[i]];
      }
      scale(line, radius, weights[0], sums);
      for (int distance = radius; distance > 0; distance--) {
        addPairs(line, radius - distance, radius + distance, weights[distance], sums);
      }
      store(sums, result, y * width);
    }
    return result;
  }

  private static void scale(double[] values, int offset, double weight, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = values[offset + i] * weight;
    }
  }

  private static void addPairs(
      double[] values, int first, int second, double weight, double[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += (values[first + i] + values[second + i]) * weight;
    }
  }

  private static void store(double[] sums, float[] result, int offset) {
    for (int i = 0; i < sums.length; i++) {
      result[offset + i] = (float) sums[i];
    }
  }

  /** Any index to one inside, mirrored as often as needed: d c b a | a b c d | d c b a. */
  private static int mirrored(int index, int length) {
    int inPeriod = Math.floorMod(index, 2 * length);
    return inPeriod < length ? inPeriod : 2 * length - 1 - inPeriod;
  }
}
