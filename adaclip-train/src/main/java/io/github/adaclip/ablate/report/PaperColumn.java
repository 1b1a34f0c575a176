package io.github.adaclip.ablate.report;

import io.github.adaclip.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A column with the paper's figures beside a mean over a domain.
 *
 * @param group the mean
 * @param metric which
 * @param published all printed figures
 */
record PaperColumn(ResultGroup group, Metric metric, PublishedAblation published) {
  /** Those that have a figure in any row. */
  static List<PaperColumn> of(AblationTable table) {
    PublishedAblation published = PublishedAblation.standard();
    List<PaperColumn> columns = new ArrayList<>();
    for (ResultGroup group : table.groups()) {
      for (Metric metric : Metric.values()) {
        PaperColumn column = new PaperColumn(group, metric, published);
        if (table.rows().stream().anyMatch(row -> column.value(row).isPresent())) {
          columns.add(column);
        }
      }
    }
    return columns;
  }

  String title() {
    return metric.title();
  }

  OptionalDouble value(TableRow row) {
    return group
        .domain()
        .flatMap(domain -> published.of(row.outcome().cell(), domain, metric))
        .map(OptionalDouble::of)
        .orElseGet(OptionalDouble::empty);
  }
}
