package io.github.adaclip.evaluate.report;

import io.github.adaclip.data.Level;
import io.github.adaclip.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A column of a table over data sets.
 *
 * @param metric which
 * @param source whose figures it holds
 */
record SummaryColumn(Metric metric, Source source) {
  /** Whose figures. */
  enum Source {
    /** Measured here. */
    MEASURED,
    /** Printed in the paper, of AdaCLIP. */
    PAPER,
    /** Printed in the paper, of APRIL-GAN. */
    APRIL_GAN
  }

  /** The metrics of a level, printed figures behind them; last the other method's. */
  static List<SummaryColumn> of(Level level, List<SummaryRow> rows) {
    List<SummaryColumn> columns = new ArrayList<>();
    List<SummaryColumn> last = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      if (PublishedResults.level(metric) == level) {
        columns.add(new SummaryColumn(metric, Source.MEASURED));
        addIfUsed(new SummaryColumn(metric, Source.PAPER), rows, columns);
        addIfUsed(new SummaryColumn(metric, Source.APRIL_GAN), rows, last);
      }
    }
    columns.addAll(last);
    return columns;
  }

  private static void addIfUsed(
      SummaryColumn column, List<SummaryRow> rows, List<SummaryColumn> columns) {
    if (rows.stream().anyMatch(row -> column.value(row).isPresent())) {
      columns.add(column);
    }
  }

  /** A heading over the columns: the other method's name, or nothing. */
  String group() {
    return source == Source.APRIL_GAN ? PublishedResults.APRIL_GAN : "";
  }

  String title() {
    String metricTitle = new MetricColumn(metric, false).title();
    return source == Source.PAPER ? "paper" : metricTitle;
  }

  OptionalDouble value(SummaryRow row) {
    return switch (source) {
      case MEASURED -> row.values().get(metric);
      case PAPER -> row.published().get(metric);
      case APRIL_GAN -> row.aprilGan().get(metric);
    };
  }

  /** One decimal; a dash where nothing was measured, nothing where nothing is printed. */
  String cell(SummaryRow row) {
    OptionalDouble value = value(row);
    return source != Source.MEASURED && value.isEmpty() ? "" : Percent.text(value);
  }
}
