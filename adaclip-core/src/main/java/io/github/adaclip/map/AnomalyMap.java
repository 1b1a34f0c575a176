package io.github.adaclip.map;

import java.util.List;

/**
 * How anomalous each place of a picture is: a grid of side × side values from 0 (normal) to 1
 * (anomalous), laid over a picture of width × height pixels whatever its aspect ratio.
 *
 * <p>Values between grid points are interpolated bilinearly with half-pixel centres and clamped at
 * the borders, see {@link ResampledMap}; they are float32, so that {@link #valueAt}, {@link
 * #atImageSize} and written files agree to the bit. Coordinates are pixels of the original picture,
 * origin top left, unless a name says grid. Immutable.
 */
public final class AnomalyMap {
  /**
   * Pixels up to which results that hold one value per pixel are made at the size of the picture;
   * written maps and overlays of larger pictures are smaller than the picture.
   */
  public static final long MAX_RESAMPLED_PIXELS = 16_000_000;

  // Softmax and smoothing in float32 may end this far outside 0 … 1; more is a mistake elsewhere.
  private static final float ROUNDING = 1e-6f;

  private final float[] grid;
  private final int side;
  private final int width;
  private final int height;
  private final double min;
  private final double mean;
  private final Peak peak;

  /**
   * Takes a copy of the grid.
   *
   * @param grid side × side values from 0 to 1, row by row; values outside by no more than 1e-6
   *     become 0 or 1
   * @param side rows and columns of the grid
   * @param width columns of the original picture
   * @param height rows of the original picture
   * @throws IllegalArgumentException if sizes do not fit or a value is not in 0 … 1
   */
  public AnomalyMap(float[] grid, int side, int width, int height) {
    if (side < 1 || (long) side * side != grid.length) {
      throw new IllegalArgumentException(
          "grid has " + grid.length + " values, expected " + side + " x " + side);
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("map over a picture of " + width + " x " + height);
    }
    this.grid = clamped(grid, side);
    this.side = side;
    this.width = width;
    this.height = height;
    int highest = 0;
    float lowest = 1;
    double sum = 0;
    for (int i = 0; i < this.grid.length; i++) {
      highest = this.grid[i] > this.grid[highest] ? i : highest;
      lowest = Math.min(lowest, this.grid[i]);
      sum += this.grid[i];
    }
    this.min = lowest;
    this.mean = sum / this.grid.length;
    this.peak =
        new Peak(
            centre(highest % side, side, width),
            centre(highest / side, side, height),
            this.grid[highest]);
  }

  /** Rows and columns of the grid. */
  public int side() {
    return side;
  }

  /** Columns of the original picture. */
  public int width() {
    return width;
  }

  /** Rows of the original picture. */
  public int height() {
    return height;
  }

  /** The value at the centre of a pixel of the original picture, 0 to 1. */
  public double valueAt(int x, int y) {
    if (x < 0 || x >= width || y < 0 || y >= height) {
      throw new IllegalArgumentException(
          "pixel (" + x + ", " + y + ") of a picture of " + width + " x " + height);
    }
    return ResampledMap.valueAt(grid, side, width, height, x, y);
  }

  /** One value of the grid, 0 to 1. */
  public double gridValueAt(int column, int row) {
    if (column < 0 || column >= side || row < 0 || row >= side) {
      throw new IllegalArgumentException(
          "grid value (" + column + ", " + row + ") of a grid of side " + side);
    }
    return grid[row * side + column];
  }

  /** The grid, side × side, row by row; a copy. */
  public float[] grid() {
    return grid.clone();
  }

  /** The smallest value of the grid. */
  public double min() {
    return min;
  }

  /** The largest value of the grid. */
  public double max() {
    return peak.value();
  }

  /** The mean value of the grid. */
  public double mean() {
    return mean;
  }

  /**
   * The largest value of the grid, and the pixel in which the centre of its grid cell lies; among
   * equal values the first in reading order.
   */
  public Peak peak() {
    return peak;
  }

  /** This map at any size, to be read row by row without an array of that size. */
  public ResampledMap resampled(int targetWidth, int targetHeight) {
    return new ResampledMap(grid, side, targetWidth, targetHeight);
  }

  /**
   * The map at the size of the original picture, height × width values, row by row: 4 bytes per
   * pixel. For large pictures rather {@link #resampled} with {@link #width()} and {@link
   * #height()}.
   *
   * @throws IllegalArgumentException if the picture has more pixels than an array can hold
   */
  public float[] atImageSize() {
    if ((long) width * height > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a picture of " + width + " x " + height + " does not fit into an array");
    }
    float[] values = new float[width * height];
    float[] row = new float[width];
    ResampledMap rows = resampled(width, height);
    for (int y = 0; y < height; y++) {
      rows.readRow(y, row);
      System.arraycopy(row, 0, values, y * width, width);
    }
    return values;
  }

  /**
   * The 8-connected parts of the picture whose values are at or above a threshold, the most
   * anomalous (by peak) first. Found at the size of the original picture, whatever that is, so that
   * their areas add up to the white pixels of the mask at the same threshold.
   *
   * @param threshold compared as float32, the precision of the map: a value read off the map and
   *     given as threshold includes its pixel
   * @throws IllegalArgumentException if the threshold is NaN
   */
  public List<Region> regions(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("threshold is NaN");
    }
    return RegionFinder.find(resampled(width, height), (float) threshold);
  }

  /**
   * The pixels of the {@link #regions(double)} of at least so many pixels, at the size of the
   * picture.
   *
   * @throws IllegalArgumentException if the threshold is NaN
   */
  public RegionMask regionMask(double threshold, long minAreaPixels) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("threshold is NaN");
    }
    return RegionFinder.mask(resampled(width, height), (float) threshold, minAreaPixels);
  }

  private static int centre(int cell, int cells, int pixels) {
    return (int) ((2L * cell + 1) * pixels / (2L * cells));
  }

  private static float[] clamped(float[] grid, int side) {
    float[] values = new float[grid.length];
    for (int i = 0; i < grid.length; i++) {
      if (!(grid[i] >= -ROUNDING && grid[i] <= 1 + ROUNDING)) {
        throw new IllegalArgumentException(
            "map value at column "
                + i % side
                + ", row "
                + i / side
                + " is "
                + grid[i]
                + ", expected 0 to 1");
      }
      values[i] = Math.max(0f, Math.min(1f, grid[i]));
    }
    return values;
  }
}
