package io.github.adaclip.map;

import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.image.RgbImage;

/**
 * An anomaly map that nothing was learned for, to compare with: how far a pixel is from the mean of
 * its surroundings. What finds defects no better than this has understood nothing of the picture.
 *
 * <p>For each pixel |value − mean over a square of about an eighth of the shorter side|, averaged
 * over the three channels, then smoothed with sigma 4 as every map is. At the border the square is
 * cut off.
 */
public final class LocalContrast {
  /** The square's side is the picture's shorter side over this, rounded up to an odd number. */
  public static final int SQUARES_PER_SIDE = 8;

  /** Smoothing of the map. */
  public static final double SIGMA_PIXELS = 4;

  private static final int CHANNELS = 3;
  private static final float LARGEST = 255;

  private LocalContrast() {}

  /**
   * The map of a picture, smoothed.
   *
   * @return height × width, row by row, 0 to 1; higher is more conspicuous
   */
  public static float[] map(RgbImage picture) {
    int width = picture.width();
    int height = picture.height();
    float[] map = new float[width * height];
    byte[] rgb = picture.data();
    float[] plane = new float[map.length];
    for (int channel = 0; channel < CHANNELS; channel++) {
      for (int pixel = 0; pixel < plane.length; pixel++) {
        plane[pixel] = (rgb[CHANNELS * pixel + channel] & 0xFF) / LARGEST;
      }
      addDifferences(plane, width, height, map);
    }
    return smooth(map, width, height);
  }

  /**
   * The map of a picture as models take it, before smoothing.
   *
   * @return side × side, row by row, 0 to 1
   */
  public static float[] differences(PreparedImage picture) {
    int side = picture.side();
    float[] map = new float[side * side];
    float[] plane = new float[map.length];
    for (int channel = 0; channel < CHANNELS; channel++) {
      float deviation = ImagePreprocessor.standardDeviation(channel);
      for (int pixel = 0; pixel < plane.length; pixel++) {
        plane[pixel] = deviation * picture.planes()[channel * plane.length + pixel];
      }
      addDifferences(plane, side, side, map);
    }
    return map;
  }

  /** Smooths differences as {@link #map} does. */
  public static float[] smooth(float[] differences, int width, int height) {
    return GaussianFilter.smooth(differences, width, height, SIGMA_PIXELS);
  }

  /** The score of a picture: the largest value of its map. */
  public static double score(float[] map) {
    float largest = 0;
    for (float value : map) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  private static void addDifferences(float[] plane, int width, int height, float[] map) {
    int reach = Math.min(width, height) / SQUARES_PER_SIDE / 2;
    double[] sums = sums(plane, width, height);
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - reach);
      int bottom = Math.min(height, y + reach + 1);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - reach);
        int right = Math.min(width, x + reach + 1);
        double sum =
            sums[bottom * (width + 1) + right]
                - sums[top * (width + 1) + right]
                - sums[bottom * (width + 1) + left]
                + sums[top * (width + 1) + left];
        double mean = sum / ((bottom - top) * (right - left));
        map[y * width + x] += (float) (Math.abs(plane[y * width + x] - mean) / CHANNELS);
      }
    }
  }

  /** Sums of all values above and to the left, one row and column more than the picture. */
  private static double[] sums(float[] plane, int width, int height) {
    double[] sums = new double[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      double row = 0;
      for (int x = 0; x < width; x++) {
        row += plane[y * width + x];
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    return sums;
  }
}
