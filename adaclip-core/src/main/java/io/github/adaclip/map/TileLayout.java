package io.github.adaclip.map;

import io.github.adaclip.image.PictureArea;

/**
 * How an area of a picture is cut into overlapping tiles of one size, row by row from the top left.
 * No tile reaches beyond the area; where the area is narrower or lower than a tile, the tiles are
 * too. The weights of all tiles add up to exactly 1 at every place.
 */
public final class TileLayout {
  private final PictureArea area;
  private final TileAxis columns;
  private final TileAxis rows;

  /**
   * Cuts an area.
   *
   * @param area the part of a picture that is looked at
   * @param size side of a tile in pixels, at least 1
   * @param overlap pixels that neighbours share at least, 0 to half of the size
   * @throws IllegalArgumentException if size or overlap are outside their ranges
   */
  public TileLayout(PictureArea area, int size, int overlap) {
    if (size < 1 || overlap < 0 || overlap > size / 2) {
      throw new IllegalArgumentException("tiles of " + size + " pixels, overlapping by " + overlap);
    }
    this.area = area;
    this.columns = new TileAxis(area.width(), size, overlap);
    this.rows = new TileAxis(area.height(), size, overlap);
  }

  /** What is cut. */
  public PictureArea area() {
    return area;
  }

  /** Number of tiles. */
  public int count() {
    return Math.multiplyExact(columns.count(), rows.count());
  }

  /** One tile, in pixels of the picture. */
  public PictureArea tile(int index) {
    return new PictureArea(
        area.x() + columns.start(index % columns.count()),
        area.y() + rows.start(index / columns.count()),
        columns.size(),
        rows.size());
  }

  /**
   * How much a tile counts at a place, 0 to 1.
   *
   * @param x pixels from the area's left border, the middle of the first pixel being 0.5
   * @param y pixels from its upper border likewise
   */
  public double weight(int index, double x, double y) {
    return columnWeight(index, x) * rowWeight(index, y);
  }

  double columnWeight(int index, double x) {
    return columns.weight(index % columns.count(), x);
  }

  double rowWeight(int index, double y) {
    return rows.weight(index / columns.count(), y);
  }
}
