package io.github.adaclip.map;

/**
 * An anomaly map at another size, computed row by row when asked for, so that a picture of any size
 * needs no array of its size.
 *
 * <p>Bilinear interpolation with half-pixel centres: pixel x of w lies at (x + 0.5) · S / w − 0.5
 * on a grid of side S, clamped to the grid. Values are float32 and never leave the range of the
 * grid; a constant map stays constant. There is no averaging when the target is smaller than the
 * grid.
 *
 * <p>Holds a row buffer: one thread at a time.
 */
public final class ResampledMap {
  private final float[] grid;
  private final int side;
  private final int width;
  private final int height;
  private final int[] left;
  private final double[] share;
  private final double[] blended;

  ResampledMap(float[] grid, int side, int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("map at " + width + " x " + height + " pixels");
    }
    this.grid = grid;
    this.side = side;
    this.width = width;
    this.height = height;
    this.left = new int[width];
    this.share = new double[width];
    this.blended = new double[side];
    for (int x = 0; x < width; x++) {
      double position = position(x, width, side);
      left[x] = cell(position, side);
      share[x] = position - left[x];
    }
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /**
   * Computes one row.
   *
   * @param y row, 0 to height − 1
   * @param target receives the values at 0 … width − 1
   */
  public void readRow(int y, float[] target) {
    if (y < 0 || y >= height) {
      throw new IllegalArgumentException("row " + y + " of a map with " + height + " rows");
    }
    double position = position(y, height, side);
    int top = cell(position, side);
    int above = top * side;
    int below = Math.min(top + 1, side - 1) * side;
    for (int column = 0; column < side; column++) {
      blended[column] = between(grid[above + column], grid[below + column], position - top);
    }
    int last = side - 1;
    for (int x = 0; x < width; x++) {
      int column = left[x];
      double right = blended[column < last ? column + 1 : last];
      target[x] = (float) between(blended[column], right, share[x]);
    }
  }

  /** One value, the same bits as {@link #readRow} gives. */
  static float valueAt(float[] grid, int side, int width, int height, int x, int y) {
    double row = position(y, height, side);
    double column = position(x, width, side);
    int top = cell(row, side);
    int left = cell(column, side);
    int bottom = Math.min(top + 1, side - 1);
    int right = Math.min(left + 1, side - 1);
    double down = row - top;
    double atLeft = between(grid[top * side + left], grid[bottom * side + left], down);
    double atRight = between(grid[top * side + right], grid[bottom * side + right], down);
    return (float) between(atLeft, atRight, column - left);
  }

  private static double position(int pixel, int pixels, int side) {
    double centre = (pixel + 0.5) * side / pixels - 0.5;
    return Math.max(0, Math.min(side - 1, centre));
  }

  private static int cell(double position, int side) {
    return Math.min((int) position, side - 1);
  }

  private static double between(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
