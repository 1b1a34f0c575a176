package io.github.adaclip.map;

import java.util.List;

/**
 * How anomalous each place of a picture is: a grid of columns × rows values from 0 (normal) to 1
 * (anomalous), laid over a picture of width × height pixels whatever its aspect ratio, or over the
 * part of it that a {@link MapFrame} says; everywhere else the map is 0.
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

  private final MapGrid grid;
  private final MapFrame frame;
  private final MapStatistics statistics;

  /**
   * A map over all of a picture; takes a copy of the grid.
   *
   * @param grid side × side values from 0 to 1, row by row; values outside by no more than 1e-6
   *     become 0 or 1
   * @param side rows and columns of the grid
   * @param width columns of the original picture
   * @param height rows of the original picture
   * @throws IllegalArgumentException if sizes do not fit or a value is not in 0 … 1
   */
  public AnomalyMap(float[] grid, int side, int width, int height) {
    this(new MapGrid(grid.clone(), side, side), MapFrame.whole(width, height));
  }

  /**
   * A map over a part of a picture; takes a copy of the grid.
   *
   * @param grid side × side values as above
   * @param frame the part
   * @throws IllegalArgumentException if sizes do not fit or a value is not in 0 … 1
   */
  public AnomalyMap(float[] grid, int side, MapFrame frame) {
    this(new MapGrid(grid.clone(), side, side), frame);
  }

  /** Takes the grid over and clamps it in place. */
  AnomalyMap(MapGrid grid, MapFrame frame) {
    this.grid = grid;
    this.frame = frame;
    clamp(grid);
    this.statistics = MapStatistics.of(grid, frame);
  }

  /** Columns of the grid. */
  public int columns() {
    return grid.columns();
  }

  /** Rows of the grid. */
  public int rows() {
    return grid.rows();
  }

  /**
   * Rows and columns of a square grid, as every map of an untiled picture has it.
   *
   * @throws IllegalStateException if the grid is not square
   */
  public int side() {
    if (columns() != rows()) {
      throw new IllegalStateException("a grid of " + columns() + " x " + rows() + " has no side");
    }
    return columns();
  }

  /** Which part of the picture the grid covers. */
  public MapFrame frame() {
    return frame;
  }

  /** Columns of the original picture. */
  public int width() {
    return frame.picture().width();
  }

  /** Rows of the original picture. */
  public int height() {
    return frame.picture().height();
  }

  /** The value at the centre of a pixel of the original picture, 0 to 1. */
  public double valueAt(int x, int y) {
    if (!frame.picture().contains(x, y)) {
      throw new IllegalArgumentException(
          "pixel (" + x + ", " + y + ") of a picture of " + width() + " x " + height());
    }
    return ResampledMap.valueAt(grid, frame, x, y);
  }

  /** One value of the grid, 0 to 1. */
  public double gridValueAt(int column, int row) {
    if (column < 0 || column >= columns() || row < 0 || row >= rows()) {
      throw new IllegalArgumentException(
          "grid value (" + column + ", " + row + ") of a grid of " + columns() + " x " + rows());
    }
    return grid.at(column, row);
  }

  /** The grid, columns × rows, row by row; a copy. */
  public float[] grid() {
    return grid.values().clone();
  }

  /** The smallest value of the grid; with a region of interest, of its pixels. */
  public double min() {
    return statistics.min();
  }

  /** The largest value of the grid; with a region of interest, of its pixels. */
  public double max() {
    return statistics.peak().value();
  }

  /** The mean value of the grid; with a region of interest, of its pixels. */
  public double mean() {
    return statistics.mean();
  }

  /**
   * The largest value of the grid, and the pixel in which the centre of its grid cell lies; among
   * equal values the first in reading order. With a region of interest, the pixel of the region
   * with the largest value.
   */
  public Peak peak() {
    return statistics.peak();
  }

  /** This map at any size, to be read row by row without an array of that size. */
  public ResampledMap resampled(int targetWidth, int targetHeight) {
    return new ResampledMap(grid, frame, frame.picture(), targetWidth, targetHeight);
  }

  /** The values of the grid itself, which covers {@link MapFrame#area()} only. */
  public ResampledMap atGridSize() {
    return new ResampledMap(grid, frame, frame.area(), columns(), rows());
  }

  /**
   * The map at the size of the original picture, height × width values, row by row: 4 bytes per
   * pixel. For large pictures rather {@link #resampled} with {@link #width()} and {@link
   * #height()}.
   *
   * @throws IllegalArgumentException if the picture has more pixels than an array can hold
   */
  public float[] atImageSize() {
    if ((long) width() * height() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a picture of " + width() + " x " + height() + " does not fit into an array");
    }
    float[] values = new float[width() * height()];
    float[] row = new float[width()];
    ResampledMap rows = resampled(width(), height());
    for (int y = 0; y < height(); y++) {
      rows.readRow(y, row);
      System.arraycopy(row, 0, values, y * width(), width());
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
    return RegionFinder.find(resampled(width(), height()), pixelThreshold(threshold));
  }

  /**
   * What values are compared with to be at or above a threshold. Where the map covers a part of the
   * picture only, that is more than 0 always, for what was not looked at is not anomalous.
   *
   * @throws IllegalArgumentException if the threshold is NaN
   */
  public float pixelThreshold(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new IllegalArgumentException("threshold is NaN");
    }
    return frame.isWhole() ? (float) threshold : Math.max((float) threshold, Float.MIN_VALUE);
  }

  /**
   * The pixels of the {@link #regions(double)} of at least so many pixels, at the size of the
   * picture.
   *
   * @throws IllegalArgumentException if the threshold is NaN
   */
  public RegionMask regionMask(double threshold, long minAreaPixels) {
    return RegionFinder.mask(
        resampled(width(), height()), pixelThreshold(threshold), minAreaPixels);
  }

  private static void clamp(MapGrid grid) {
    float[] values = grid.values();
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= -ROUNDING && values[i] <= 1 + ROUNDING)) {
        throw new IllegalArgumentException(
            "map value at column "
                + i % grid.columns()
                + ", row "
                + i / grid.columns()
                + " is "
                + values[i]
                + ", expected 0 to 1");
      }
      values[i] = Math.max(0f, Math.min(1f, values[i]));
    }
  }
}
