package io.github.adaclip.evaluate.report;

import io.github.adaclip.data.Level;
import io.github.adaclip.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A column of a table of metrics.
 *
 * @param metric which
 * @param isPublished whether it holds printed figures instead of measured ones
 */
record MetricColumn(Metric metric, boolean isPublished) {
  /** All metrics; behind each one the printed figures, if there are any in the table. */
  static List<MetricColumn> of(List<MetricRow> rows) {
    List<MetricColumn> columns = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      columns.add(new MetricColumn(metric, false));
      if (rows.stream().anyMatch(row -> row.published().get(metric).isPresent())) {
        columns.add(new MetricColumn(metric, true));
      }
    }
    return columns;
  }

  /** {@code image} or {@code pixel}. */
  String group() {
    return level().name().toLowerCase(Locale.ROOT);
  }

  Level level() {
    return PublishedResults.level(metric);
  }

  /** The heading without the level: {@code max-F1}, or {@code paper}. */
  String title() {
    return isPublished ? "paper" : metric.title().substring(metric.title().indexOf(' ') + 1);
  }

  OptionalDouble value(MetricRow row) {
    return (isPublished ? row.published() : row.values()).get(metric);
  }

  /** What stands in a cell: one decimal, a dash if undefined, nothing where nothing is printed. */
  String cell(MetricRow row) {
    OptionalDouble value = value(row);
    return isPublished && value.isEmpty() ? "" : Percent.text(value);
  }
}
