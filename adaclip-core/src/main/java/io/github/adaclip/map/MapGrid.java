package io.github.adaclip.map;

/**
 * The values of a map, row by row; not copied, not to be changed.
 *
 * @param values columns × rows
 */
record MapGrid(float[] values, int columns, int rows) {
  MapGrid {
    if (columns < 1 || rows < 1 || (long) columns * rows != values.length) {
      throw new IllegalArgumentException(
          "grid has " + values.length + " values, expected " + columns + " x " + rows);
    }
  }

  float at(int column, int row) {
    return values[row * columns + column];
  }
}
