package io.github.adaclip.figure;

import io.github.adaclip.report.ColorRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Anomaly maps beside their pictures and masks, one row per picture, a column for each method, and
 * the scale of the colours below; a map lies over its picture, opaque where it is high.
 *
 * @param methods titles of the columns with maps
 * @param rows as many maps each as there are methods
 */
public record MapGrid(List<String> methods, List<MapRow> rows) {
  private static final int OTHER_COLUMNS = 2;
  private static final int MOST_COLUMNS_OF_A_PRINT_COLUMN = 3;

  /** Checks the number of maps. */
  public MapGrid {
    methods = List.copyOf(methods);
    rows = List.copyOf(rows);
    for (MapRow row : rows) {
      if (row.cells().size() != methods.size() + OTHER_COLUMNS) {
        throw new IllegalArgumentException(
            row.cells().size() - OTHER_COLUMNS + " maps for " + methods.size() + " methods");
      }
    }
  }

  /** The grid: as wide as a column of print with one method, as a page with several. */
  public Figure figure() {
    List<String> titles = new ArrayList<>(List.of("picture", "mask"));
    titles.addAll(methods);
    ImageGrid grid =
        new ImageGrid(
            titles, rows.stream().map(MapRow::cells).toList(), Optional.of(ColorRange.WHOLE));
    return isNarrow(methods.size()) ? Figure.ofColumn(grid) : Figure.ofPage(grid);
  }

  static int cellWidth(int methods) {
    int width = isNarrow(methods) ? Figure.columnWidth() : Figure.pageWidth();
    return ImageGrid.cellWidth(width, methods + OTHER_COLUMNS);
  }

  private static boolean isNarrow(int methods) {
    return methods + OTHER_COLUMNS <= MOST_COLUMNS_OF_A_PRINT_COLUMN;
  }
}
