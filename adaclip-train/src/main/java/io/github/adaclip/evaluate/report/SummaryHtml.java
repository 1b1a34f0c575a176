package io.github.adaclip.evaluate.report;

import io.github.adaclip.data.Level;
import io.github.adaclip.evaluate.SoftwareVersion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A summary as one page, which leads to the pages of the sets. */
final class SummaryHtml {
  private SummaryHtml() {}

  static String page(Summary summary) {
    Map<String, Object> values = new HashMap<>();
    values.put("title", summary.isPaper() ? "The paper's protocol" : "Several data sets");
    values.put("software", SoftwareVersion.text());
    values.put(
        "tables", Arrays.stream(Level.values()).map(level -> table(summary, level)).toList());
    values.put("legend", SummaryText.legend(summary));
    return HtmlPage.render("summary", values);
  }

  private static Map<String, Object> table(Summary summary, Level level) {
    List<SummaryRow> rows = new SummaryRows(summary).of(level);
    List<SummaryColumn> columns = SummaryColumn.of(level, rows);
    return Map.of(
        "heading", SummaryText.heading(level),
        "withMethod", SummaryText.withMethod(rows),
        "withCheckpoint", SummaryText.withCheckpoint(rows),
        "hasOther", columns.stream().anyMatch(column -> !column.group().isEmpty()),
        "ownSpan", columns.stream().filter(column -> column.group().isEmpty()).count(),
        "otherSpan", columns.stream().filter(column -> !column.group().isEmpty()).count(),
        "other", PublishedResults.APRIL_GAN,
        "columns",
            columns.stream()
                .map(column -> Map.of("title", column.title(), "kind", kind(column)))
                .toList(),
        "rows", rows.stream().map(row -> row(row, level, columns)).toList());
  }

  private static Map<String, Object> row(SummaryRow row, Level level, List<SummaryColumn> columns) {
    return Map.of(
        "name", row.shownName(level),
        "link", row.folder().isEmpty() ? "" : row.folder() + "/" + ReportFiles.HTML,
        "mean", row.isMean() ? "mean" : "",
        "method", row.method(),
        "checkpoint", row.checkpoint(),
        "cells",
            columns.stream()
                .map(column -> Map.of("text", column.cell(row), "kind", kind(column)))
                .toList());
  }

  private static String kind(SummaryColumn column) {
    return switch (column.source()) {
      case MEASURED -> "";
      case PAPER -> "paper";
      case APRIL_GAN -> "paper other";
    };
  }
}
