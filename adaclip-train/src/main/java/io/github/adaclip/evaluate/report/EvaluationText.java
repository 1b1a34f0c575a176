package io.github.adaclip.evaluate.report;

import io.github.adaclip.evaluate.EvaluationProtocol;
import io.github.adaclip.evaluate.report.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for a terminal. */
public final class EvaluationText {
  private static final int HASH_DIGITS = 8;

  private EvaluationText() {}

  /** Its lines: what was measured, the table, what must be known about it. */
  public static List<String> lines(EvaluationReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.title() + ": " + report.main().dataset() + "=" + report.main().root());
    report.evaluations().forEach(evaluation -> lines.add(heading(evaluation.protocol())));
    lines.add("");
    List<MetricRow> rows = MetricRow.of(report);
    lines.addAll(table(rows, report.isComparison()).lines());
    lines.add("");
    lines.add(legend(rows));
    addIntervals(report, lines);
    Remarks.of(report).forEach(remark -> lines.add("note: " + remark));
    return lines;
  }

  /**
   * {@code adaclip, ViT-L-14-336 at 518 pixels, prompts.pth (0123abcd)}; without prompts where they
   * are not used.
   */
  static String heading(EvaluationProtocol protocol) {
    String towers =
        String.format(
                Locale.ROOT,
                "%s, %s at %d pixels",
                protocol.method().optionName(),
                protocol.model().backbone(),
                protocol.model().imageSize())
            + (protocol.model().approximation().isNone()
                ? ""
                : ", " + protocol.model().approximation().words());
    if (!protocol.method().needsCheckpoint()) {
      return towers;
    }
    String hash = protocol.model().checkpointSha256();
    return towers
        + ", "
        + protocol.model().name()
        + (hash.isEmpty() ? "" : " (" + hash.substring(0, HASH_DIGITS) + ")");
  }

  private static String legend(List<MetricRow> rows) {
    boolean published = MetricColumn.of(rows).stream().anyMatch(MetricColumn::isPublished);
    return "percent; – has no value"
        + (published ? "; paper: AdaCLIP's own figures, arXiv:2407.15795" : "");
  }

  private static TextTable table(List<MetricRow> rows, boolean withMethod) {
    List<MetricColumn> metrics = MetricColumn.of(rows);
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("", "class", true));
    if (withMethod) {
      columns.add(new Column("", "method", true));
    }
    columns.add(new Column("", "pictures", false));
    columns.add(new Column("", "anomalous", false));
    metrics.forEach(column -> columns.add(new Column(column.group(), column.title(), false)));
    List<List<String>> cells = new ArrayList<>();
    for (MetricRow row : rows) {
      List<String> line = new ArrayList<>();
      line.add(row.name());
      if (withMethod) {
        line.add(row.method().optionName());
      }
      line.add(Long.toString(row.counts().measured()));
      line.add(Long.toString(row.counts().anomalous()));
      metrics.forEach(column -> line.add(column.cell(row)));
      cells.add(line);
    }
    return new TextTable(columns, cells);
  }

  private static void addIntervals(EvaluationReport report, List<String> lines) {
    for (IntervalRow row : IntervalRow.of(report)) {
      String line =
          String.format(
              Locale.ROOT,
              "%.0f %% interval, %s, %s, %s: AUROC %s, max-F1 %s, AP %s",
              100 * row.intervals().settings().confidence(),
              row.name(),
              row.method(),
              row.level(),
              row.auroc(),
              row.maxF1(),
              row.averagePrecision());
      lines.add(row.intervals().aupro().isPresent() ? line + ", AUPRO " + row.aupro() : line);
    }
  }
}
