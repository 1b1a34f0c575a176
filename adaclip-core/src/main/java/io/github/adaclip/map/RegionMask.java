package io.github.adaclip.map;

import java.util.Arrays;

/**
 * Which pixels of a picture belong to a region of at least a certain area, to be read row by row;
 * memory follows the number of horizontal runs, not of pixels.
 */
public final class RegionMask {
  private final RunList runs;
  private final ConnectedComponents components;
  private final long minAreaPixels;

  RegionMask(RunList runs, ConnectedComponents components, long minAreaPixels) {
    this.runs = runs;
    this.components = components;
    this.minAreaPixels = minAreaPixels;
  }

  /** Columns of the picture. */
  public int width() {
    return runs.width();
  }

  /** Rows of the picture. */
  public int height() {
    return runs.height();
  }

  /**
   * Fills a row.
   *
   * @param row of length {@link #width()}
   * @param inside put where a region is
   * @param outside put everywhere else
   */
  public void readRow(int y, int[] row, int inside, int outside) {
    if (row.length != width()) {
      throw new IllegalArgumentException("row of " + row.length + ", expected " + width());
    }
    Arrays.fill(row, outside);
    for (int run = runs.rowStart(y); run < runs.rowStart(y + 1); run++) {
      if (components.areaPixels(components.labelOfRun(run)) >= minAreaPixels) {
        Arrays.fill(row, runs.begin(run), runs.end(run), inside);
      }
    }
  }
}
