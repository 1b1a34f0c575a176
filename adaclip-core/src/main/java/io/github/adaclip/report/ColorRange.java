package io.github.adaclip.report;

import io.github.adaclip.map.AnomalyMap;
import java.util.Arrays;
import java.util.List;

/**
 * The map values that get the two ends of the {@link ColorScale}, for pictures that say so beside
 * their colours.
 *
 * @param low this value and all below look like the picture itself
 * @param high this value and all above get the scale's last colour
 */
public record ColorRange(double low, double high) {
  /** All values there are: what every overlay uses that stands by itself. */
  public static final ColorRange WHOLE = new ColorRange(0, 1);

  /** Refuses an empty range. */
  public ColorRange {
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new IllegalArgumentException("colours from " + low + " to " + high);
    }
  }

  /**
   * One range for all of some maps, which makes visible what they tell apart however small their
   * values are: from the median of their values to the largest.
   *
   * @param maps at least one; {@link #WHOLE} if all their values are equal
   */
  public static ColorRange of(List<AnomalyMap> maps) {
    int count = maps.stream().mapToInt(map -> map.columns() * map.rows()).sum();
    float[] values = new float[count];
    int end = 0;
    for (AnomalyMap map : maps) {
      float[] grid = map.grid();
      System.arraycopy(grid, 0, values, end, grid.length);
      end += grid.length;
    }
    Arrays.sort(values);
    float median = values[count / 2];
    float largest = values[count - 1];
    return median < largest ? new ColorRange(median, largest) : WHOLE;
  }

  /** Where a value lies within the range, 0 to 1. */
  public double position(double value) {
    return Math.max(0, Math.min(1, (value - low) / (high - low)));
  }
}
