package io.github.adaclip.evaluate.report;

import io.github.adaclip.data.Level;
import io.github.adaclip.evaluate.report.TextTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A summary for a terminal: one table for each level. */
public final class SummaryText {
  private SummaryText() {}

  /** Its lines. */
  public static List<String> lines(Summary summary) {
    List<String> lines = new ArrayList<>();
    for (Level level : Level.values()) {
      lines.add(heading(level));
      lines.addAll(table(new SummaryRows(summary).of(level), level).lines());
      lines.add("");
    }
    lines.addAll(legend(summary));
    return lines;
  }

  /** {@code Image level}. */
  static String heading(Level level) {
    return level == Level.IMAGE ? "Image level" : "Pixel level";
  }

  /** What the signs in the tables mean, and which sets are not there. */
  static List<String> legend(Summary summary) {
    List<SummaryRow> rows = new SummaryRows(summary).all();
    List<String> lines = new ArrayList<>();
    boolean published =
        rows.stream()
            .flatMap(row -> row.published().values().stream())
            .anyMatch(value -> value.isPresent());
    lines.add(
        "percent, means over the classes of a set; – has no value"
            + (published ? "; paper: AdaCLIP's own figures, arXiv:2407.15795" : ""));
    if (summary.isPaper()) {
      lines.add("APRIL-GAN: as run by AdaCLIP's authors, same source");
      lines.add(
          "beside a mean over some sets stands the mean of the printed figures over the same");
    }
    if (rows.stream().anyMatch(SummaryRow::trainedOn)) {
      lines.add("* the model was trained on this set: no zero-shot figure, and in no mean");
    }
    Map<String, List<String>> missing = new LinkedHashMap<>();
    summary.entries().stream()
        .filter(entry -> !entry.missing().isEmpty())
        .forEach(
            entry ->
                missing
                    .computeIfAbsent(entry.missing(), reason -> new ArrayList<>())
                    .add(entry.label()));
    missing.forEach((reason, sets) -> lines.add(reason + ": " + String.join(", ", sets)));
    return lines;
  }

  /** Whether the rows must say which method they are of. */
  static boolean withMethod(List<SummaryRow> rows) {
    return rows.stream().map(SummaryRow::method).filter(name -> !name.isEmpty()).distinct().count()
        > 1;
  }

  private static TextTable table(List<SummaryRow> rows, Level level) {
    List<SummaryColumn> figures = SummaryColumn.of(level, rows);
    boolean withMethod = withMethod(rows);
    boolean withCheckpoint = withCheckpoint(rows);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("", "data set", true));
    if (withMethod) {
      columns.add(new Column("", "method", true));
    }
    if (withCheckpoint) {
      columns.add(new Column("", "checkpoint", true));
    }
    figures.forEach(column -> columns.add(new Column(column.group(), column.title(), false)));
    List<List<String>> cells = new ArrayList<>();
    for (SummaryRow row : rows) {
      List<String> line = new ArrayList<>();
      line.add(row.shownName(level));
      if (withMethod) {
        line.add(row.method());
      }
      if (withCheckpoint) {
        line.add(row.checkpoint());
      }
      figures.forEach(column -> line.add(column.cell(row)));
      cells.add(line);
    }
    return new TextTable(columns, cells);
  }

  /** One checkpoint for all sets need not be said in every row. */
  static boolean withCheckpoint(List<SummaryRow> rows) {
    return rows.stream()
            .map(SummaryRow::checkpoint)
            .filter(name -> !name.isEmpty())
            .distinct()
            .count()
        > 1;
  }
}
