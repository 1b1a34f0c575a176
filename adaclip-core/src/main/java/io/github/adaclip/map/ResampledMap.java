package io.github.adaclip.map;

import io.github.adaclip.image.PictureArea;
import java.util.Arrays;

/**
 * An anomaly map at another size, computed row by row when asked for, so that a picture of any size
 * needs no array of its size.
 *
 * <p>Bilinear interpolation with half-pixel centres: pixel x of w lies at (x + 0.5) · S / w − 0.5
 * on a grid of S columns, clamped to the grid. Values are float32 and never leave the range of the
 * grid; a constant map stays constant. There is no averaging when the target is smaller than the
 * grid. Where the map's {@link MapFrame} does not reach, values are 0.
 *
 * <p>Holds a row buffer: one thread at a time.
 */
public final class ResampledMap {
  private final MapGrid grid;
  private final MapFrame frame;
  private final PictureArea shown;
  private final int width;
  private final int height;
  private final int[] left;
  private final double[] share;
  private final double[] blended;

  /**
   * A part of a map's picture.
   *
   * @param shown the part, in pixels of the picture
   */
  ResampledMap(MapGrid grid, MapFrame frame, PictureArea shown, int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("map at " + width + " x " + height + " pixels");
    }
    this.grid = grid;
    this.frame = frame;
    this.shown = shown;
    this.width = width;
    this.height = height;
    this.left = new int[width];
    this.share = new double[width];
    this.blended = new double[grid.columns()];
    double start = (double) (frame.area().x() - shown.x()) * width / shown.width();
    double extent = (double) frame.area().width() * width / shown.width();
    for (int x = 0; x < width; x++) {
      double position = position(x - start, extent, grid.columns());
      left[x] = cell(position, grid.columns());
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
    int pictureRow = pictureRow(y);
    if (pictureRow < frame.area().y() || pictureRow >= frame.area().bottom()) {
      Arrays.fill(target, 0, width, 0);
      return;
    }
    double start = (double) (frame.area().y() - shown.y()) * height / shown.height();
    double extent = (double) frame.area().height() * height / shown.height();
    double position = position(y - start, extent, grid.rows());
    int top = cell(position, grid.rows());
    int bottom = Math.min(top + 1, grid.rows() - 1);
    for (int column = 0; column < blended.length; column++) {
      blended[column] = between(grid.at(column, top), grid.at(column, bottom), position - top);
    }
    int last = blended.length - 1;
    for (int x = 0; x < width; x++) {
      int column = left[x];
      double right = blended[column < last ? column + 1 : last];
      target[x] = (float) between(blended[column], right, share[x]);
    }
    blank(pictureRow, target);
  }

  /** One value, the same bits as {@link #readRow} gives at the size of the picture. */
  static float valueAt(MapGrid grid, MapFrame frame, int x, int y) {
    if (!frame.contains(x, y)) {
      return 0;
    }
    PictureArea area = frame.area();
    double row = position(y - (double) area.y(), area.height(), grid.rows());
    double column = position(x - (double) area.x(), area.width(), grid.columns());
    int top = cell(row, grid.rows());
    int left = cell(column, grid.columns());
    int bottom = Math.min(top + 1, grid.rows() - 1);
    int right = Math.min(left + 1, grid.columns() - 1);
    double down = row - top;
    double atLeft = between(grid.at(left, top), grid.at(left, bottom), down);
    double atRight = between(grid.at(right, top), grid.at(right, bottom), down);
    return (float) between(atLeft, atRight, column - left);
  }

  /** Writes 0 where the pixel of the picture below a value does not count. */
  private void blank(int pictureRow, float[] target) {
    if (frame.isWhole()) {
      return;
    }
    for (int x = 0; x < width; x++) {
      int column = shown.x() + (int) ((2L * x + 1) * shown.width() / (2L * width));
      if (!frame.contains(column, pictureRow)) {
        target[x] = 0;
      }
    }
  }

  private int pictureRow(int y) {
    return shown.y() + (int) ((2L * y + 1) * shown.height() / (2L * height));
  }

  private static double position(double pixel, double pixels, int cells) {
    double centre = (pixel + 0.5) * cells / pixels - 0.5;
    return Math.max(0, Math.min(cells - 1, centre));
  }

  private static int cell(double position, int cells) {
    return Math.min((int) position, cells - 1);
  }

  private static double between(double from, double to, double share) {
    return from + (to - from) * share;
  }
}
