package io.github.adaclip.map;

import java.util.Arrays;
import java.util.List;

/**
 * The 8-connected parts of a binary picture: pixels that touch by a side or a corner belong
 * together. Labels run from 1 to {@link #count()} in reading order of each component's first pixel;
 * 0 is background.
 *
 * <p>Time grows linearly with the number of pixels (union-find over horizontal runs); memory
 * follows the number of runs. Immutable after construction.
 */
public final class ConnectedComponents {
  private final RunList runs;
  private final int[] labelOfRun;
  private final int count;
  private final long[] areas;
  private final int[] left;
  private final int[] top;
  private final int[] right;
  private final int[] bottom;

  ConnectedComponents(RunList runs) {
    this.runs = runs;
    this.labelOfRun = new int[runs.size()];
    int components = 0;
    for (int run = 0; run < runs.size(); run++) {
      int root = runs.root(run);
      labelOfRun[run] = root == run ? ++components : labelOfRun[root];
    }
    this.count = components;
    this.areas = new long[components + 1];
    this.left = new int[components + 1];
    this.top = new int[components + 1];
    this.right = new int[components + 1];
    this.bottom = new int[components + 1];
    measure();
  }

  /**
   * Labels a binary picture.
   *
   * @param mask height × width, row by row; true is foreground
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @throws IllegalArgumentException if the sizes do not fit
   */
  public static ConnectedComponents of(boolean[] mask, int width, int height) {
    requireSize(mask.length, width, height);
    return label(width, height, index -> mask[index]);
  }

  /** As {@link #of(boolean[], int, int)}; every value but 0 is foreground. */
  public static ConnectedComponents of(byte[] mask, int width, int height) {
    requireSize(mask.length, width, height);
    return label(width, height, index -> mask[index] != 0);
  }

  /** The number of components. */
  public int count() {
    return count;
  }

  /** Columns of the picture. */
  public int width() {
    return runs.width();
  }

  /** Rows of the picture. */
  public int height() {
    return runs.height();
  }

  /** The label of every pixel, height × width, row by row; a new array. */
  public int[] labels() {
    int[] labels = new int[Math.multiplyExact(width(), height())];
    for (int y = 0; y < height(); y++) {
      for (int run = runs.rowStart(y); run < runs.rowStart(y + 1); run++) {
        int row = y * width();
        Arrays.fill(labels, row + runs.begin(run), row + runs.end(run), labelOfRun[run]);
      }
    }
    return labels;
  }

  /** The label of one pixel; 0 for background and for pixels outside the picture. */
  public int labelAt(int x, int y) {
    if (y < 0 || y >= height()) {
      return 0;
    }
    int low = runs.rowStart(y);
    int high = runs.rowStart(y + 1) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (x < runs.begin(middle)) {
        high = middle - 1;
      } else if (x >= runs.end(middle)) {
        low = middle + 1;
      } else {
        return labelOfRun[middle];
      }
    }
    return 0;
  }

  /** Pixels of a component. */
  public long areaPixels(int label) {
    return areas[checked(label)];
  }

  /** The leftmost column of a component. */
  public int left(int label) {
    return left[checked(label)];
  }

  /** The topmost row of a component. */
  public int top(int label) {
    return top[checked(label)];
  }

  /** Columns of a component's bounding box. */
  public int boxWidth(int label) {
    return right[checked(label)] - left[label];
  }

  /** Rows of a component's bounding box. */
  public int boxHeight(int label) {
    return bottom[checked(label)] - top[label];
  }

  /** The corners of a component's outer boundary, as in {@link Region#contour()}. */
  public List<Point> contour(int label) {
    return ContourTracer.trace(this, checked(label));
  }

  int labelOfRun(int run) {
    return labelOfRun[run];
  }

  /** The leftmost pixel of the component's topmost row, hence its first in reading order. */
  Point firstPixel(int label) {
    int y = top[label];
    for (int run = runs.rowStart(y); run < runs.rowStart(y + 1); run++) {
      if (labelOfRun[run] == label) {
        return new Point(runs.begin(run), y);
      }
    }
    throw new IllegalStateException("component " + label + " has no run in its top row " + y);
  }

  private void measure() {
    Arrays.fill(left, Integer.MAX_VALUE);
    Arrays.fill(top, Integer.MAX_VALUE);
    for (int y = 0; y < height(); y++) {
      for (int run = runs.rowStart(y); run < runs.rowStart(y + 1); run++) {
        int label = labelOfRun[run];
        areas[label] += runs.end(run) - runs.begin(run);
        left[label] = Math.min(left[label], runs.begin(run));
        top[label] = Math.min(top[label], y);
        right[label] = Math.max(right[label], runs.end(run));
        bottom[label] = y + 1;
      }
    }
  }

  private int checked(int label) {
    if (label < 1 || label > count) {
      throw new IllegalArgumentException("label " + label + ", expected 1 to " + count);
    }
    return label;
  }

  private static void requireSize(int length, int width, int height) {
    if (width < 1 || height < 1 || (long) width * height != length) {
      throw new IllegalArgumentException(
          "mask has " + length + " values, expected " + width + " x " + height);
    }
  }

  private static ConnectedComponents label(int width, int height, Foreground foreground) {
    RunList runs = new RunList(width, height);
    for (int y = 0; y < height; y++) {
      int row = y * width;
      int x = 0;
      while (x < width) {
        int start = x;
        while (x < width && foreground.at(row + x)) {
          x++;
        }
        if (x > start) {
          runs.add(start, x);
        }
        x++;
      }
      runs.endRow();
    }
    return new ConnectedComponents(runs);
  }

  @FunctionalInterface
  private interface Foreground {
    boolean at(int index);
  }
}
