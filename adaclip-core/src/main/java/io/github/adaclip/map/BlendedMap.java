package io.github.adaclip.map;

import io.github.adaclip.image.PictureArea;
import io.github.adaclip.image.RegionOfInterest;
import java.util.Optional;

/**
 * The maps of tiles → one map of the area they were cut from, without seams.
 *
 * <p>Its grid has as many cells per pixel as a tile's map has, but no more than one per pixel, and
 * no more than {@link AnomalyMap#MAX_RESAMPLED_PIXELS} in all: then it is coarser. Every cell is
 * the mean of the tiles' values at its centre (bilinear, as in {@link ResampledMap}), weighted by
 * {@link TileLayout}; so it lies between the smallest and the largest of them.
 *
 * <p>One thread at a time.
 */
public final class BlendedMap {
  private final TileLayout layout;
  private final int tileSide;
  private final int columns;
  private final int rows;
  private final float[] cells;

  /**
   * A map without any tile yet.
   *
   * @param tileSide rows and columns of a tile's map
   */
  public BlendedMap(TileLayout layout, int tileSide) {
    this(layout, tileSide, AnomalyMap.MAX_RESAMPLED_PIXELS);
  }

  BlendedMap(TileLayout layout, int tileSide, long mostCells) {
    this.layout = layout;
    this.tileSide = tileSide;
    PictureArea area = layout.area();
    PictureArea tile = layout.tile(0);
    double wide = Math.min(area.width(), (double) area.width() * tileSide / tile.width());
    double high = Math.min(area.height(), (double) area.height() * tileSide / tile.height());
    double shrink = Math.min(1, Math.sqrt(mostCells / (wide * high)));
    this.columns = Math.max(1, (int) (wide * shrink));
    this.rows = Math.max(1, (int) (high * shrink));
    this.cells = new float[Math.multiplyExact(columns, rows)];
  }

  /** Pixels of the picture that a cell is at most away from those whose values depend on it. */
  public int reachPixels() {
    double wide = (double) layout.area().width() / columns;
    double high = (double) layout.area().height() / rows;
    return (int) Math.ceil(Math.max(wide, high)) + 1;
  }

  /**
   * Adds the map of a tile; each tile once.
   *
   * @param map tileSide × tileSide values from 0 to 1, row by row
   */
  public void add(int index, float[] map) {
    MapGrid tile = new MapGrid(map, tileSide, tileSide);
    PictureArea place = layout.tile(index);
    PictureArea area = layout.area();
    double wide = (double) area.width() / columns;
    double high = (double) area.height() / rows;
    int left = place.x() - area.x();
    int top = place.y() - area.y();
    int firstColumn = first(left, wide);
    double[] weights =
        new double[Math.min(columns, first(left + place.width(), wide)) - firstColumn];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = layout.columnWeight(index, (firstColumn + i + 0.5) * wide);
    }
    int endRow = Math.min(rows, first(top + place.height(), high));
    for (int row = first(top, high); row < endRow; row++) {
      double y = (row + 0.5) * high;
      double weight = layout.rowWeight(index, y);
      double tileRow = (y - top) * tileSide / place.height() - 0.5;
      for (int i = 0; weight > 0 && i < weights.length; i++) {
        if (weights[i] > 0) {
          double x = (firstColumn + i + 0.5) * wide;
          double tileColumn = (x - left) * tileSide / place.width() - 0.5;
          cells[row * columns + firstColumn + i] +=
              (float) (weight * weights[i] * between(tile, tileColumn, tileRow));
        }
      }
    }
  }

  /**
   * Replaces every value by its mean with that of a map of the whole area.
   *
   * @param map tileSide × tileSide values from 0 to 1, row by row
   */
  public void averageWith(float[] map) {
    MapGrid whole = new MapGrid(map, tileSide, tileSide);
    for (int row = 0; row < rows; row++) {
      double wholeRow = (row + 0.5) * tileSide / rows - 0.5;
      for (int column = 0; column < columns; column++) {
        double wholeColumn = (column + 0.5) * tileSide / columns - 0.5;
        int cell = row * columns + column;
        cells[cell] = (float) ((cells[cell] + between(whole, wholeColumn, wholeRow)) / 2);
      }
    }
  }

  /**
   * The map; this object must not be used any more.
   *
   * @param picture all of the picture
   * @param roi which pixels of it count; empty: all of the area
   */
  public AnomalyMap finished(PictureArea picture, Optional<RegionOfInterest> roi) {
    return new AnomalyMap(
        new MapGrid(cells, columns, rows), new MapFrame(picture, layout.area(), roi));
  }

  /** The first cell whose centre is not before a place. */
  private static int first(int pixel, double pixelsPerCell) {
    return Math.max(0, (int) Math.ceil(pixel / pixelsPerCell - 0.5));
  }

  private static double between(MapGrid map, double column, double row) {
    double x = Math.max(0, Math.min(map.columns() - 1, column));
    double y = Math.max(0, Math.min(map.rows() - 1, row));
    int left = (int) x;
    int top = (int) y;
    int right = Math.min(left + 1, map.columns() - 1);
    int bottom = Math.min(top + 1, map.rows() - 1);
    double above = map.at(left, top) + (map.at(right, top) - map.at(left, top)) * (x - left);
    double below =
        map.at(left, bottom) + (map.at(right, bottom) - map.at(left, bottom)) * (x - left);
    return above + (below - above) * (y - top);
  }
}
