package io.github.adaclip.evaluate.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of aligned columns for a terminal.
 *
 * @param columns from left to right
 * @param rows cells, as many as columns
 */
public record TextTable(List<Column> columns, List<List<String>> rows) {
  private static final String GAP = "  ";

  /**
   * A column.
   *
   * @param group a heading over several neighbouring columns; "" for none
   * @param title its own heading
   * @param leftAligned names are, numbers are not
   */
  public record Column(String group, String title, boolean leftAligned) {}

  /** Copies the lists and checks that all rows are of one length. */
  public TextTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            row.size() + " cells for " + columns.size() + " columns: " + row);
      }
    }
  }

  /** The headings, then one line for each row; no blanks at the ends of lines. */
  public List<String> lines() {
    int[] widths = new int[columns.size()];
    for (int column = 0; column < widths.length; column++) {
      int place = column;
      widths[column] =
          rows.stream()
              .mapToInt(row -> row.get(place).length())
              .reduce(columns.get(column).title().length(), Math::max);
    }
    List<String> lines = new ArrayList<>();
    if (columns.stream().anyMatch(column -> !column.group().isEmpty())) {
      lines.add(groups(widths));
    }
    lines.add(line(columns.stream().map(Column::title).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      String blanks = " ".repeat(widths[column] - cell.length());
      line.append(column == 0 ? "" : GAP);
      line.append(columns.get(column).leftAligned() ? cell + blanks : blanks + cell);
    }
    return line.toString().stripTrailing();
  }

  /** Each group's name in the middle of its columns. */
  private String groups(int[] widths) {
    StringBuilder line = new StringBuilder();
    int column = 0;
    while (column < widths.length) {
      String group = columns.get(column).group();
      int width = 0;
      int end = column;
      while (end < widths.length && columns.get(end).group().equals(group)) {
        width += widths[end] + (end == 0 ? 0 : GAP.length());
        end++;
      }
      int before = Math.max(0, (width - group.length() + 1) / 2);
      line.append(" ".repeat(before)).append(group);
      line.append(" ".repeat(Math.max(0, width - before - group.length())));
      column = end;
    }
    return line.toString().stripTrailing();
  }
}
