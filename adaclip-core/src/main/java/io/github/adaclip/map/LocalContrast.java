package io.github.adaclip.map;

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
  private static final float SCALE = 1 / 255f;

  private LocalContrast() {}

  /**
   * The map of a picture.
   *
   * @return height × width, row by row, 0 to 1; higher is more conspicuous
   */
  public static float[] map(RgbImage picture) {
    int width = picture.width();
    int height = picture.height();
    int reach = Math.min(width, height) / SQUARES_PER_SIDE / 2;
    float[] map = new float[width * height];
    for (int channel = 0; channel < CHANNELS; channel++) {
      addDifferences(picture, channel, reach, map);
    }
    return GaussianFilter.smooth(map, width, height, SIGMA_PIXELS);
  }

  /** The score of a picture: the largest value of its map. */
  public static double score(float[] map) {
    float largest = 0;
    for (float value : map) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  private static void addDifferences(RgbImage picture, int channel, int reach, float[] map) {
    int width = picture.width();
    int height = picture.height();
    byte[] rgb = picture.data();
    long[] sums = sums(picture, channel);
    for (int y = 0; y < height; y++) {
      int top = Math.max(0, y - reach);
      int bottom = Math.min(height, y + reach + 1);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - reach);
        int right = Math.min(width, x + reach + 1);
        long sum =
            sums[bottom * (width + 1) + right]
                - sums[top * (width + 1) + right]
                - sums[bottom * (width + 1) + left]
                + sums[top * (width + 1) + left];
        float mean = sum / (float) ((bottom - top) * (right - left));
        int value = rgb[CHANNELS * (y * width + x) + channel] & 0xFF;
        map[y * width + x] += Math.abs(value - mean) * SCALE / CHANNELS;
      }
    }
  }

  /** Sums of all values above and to the left, one row and column more than the picture. */
  private static long[] sums(RgbImage picture, int channel) {
    int width = picture.width();
    byte[] rgb = picture.data();
    long[] sums = new long[(width + 1) * (picture.height() + 1)];
    for (int y = 0; y < picture.height(); y++) {
      long row = 0;
      for (int x = 0; x < width; x++) {
        row += rgb[CHANNELS * (y * width + x) + channel] & 0xFF;
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
    return sums;
  }
}
