package io.github.adaclip.evaluate.report;

import io.github.adaclip.data.Level;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.evaluate.Domain;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.PaperSet;
import io.github.adaclip.evaluate.report.SummaryRow.Share;
import io.github.adaclip.metrics.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Sets and means of a summary, in the order of the paper's tables. */
final class SummaryRows {
  private final Summary summary;

  SummaryRows(Summary summary) {
    this.summary = summary;
  }

  /** The rows of one level: those of the paper's table, or of own data all. */
  List<SummaryRow> of(Level level) {
    return all().stream().filter(row -> !summary.isPaper() || hasLevel(row, level)).toList();
  }

  /** All rows; a set for each method, then the means. */
  List<SummaryRow> all() {
    if (!summary.isPaper()) {
      return withMeans("mean", Optional.empty(), summary.entries());
    }
    List<SummaryRow> rows = new ArrayList<>();
    for (Domain domain : Domain.values()) {
      rows.addAll(
          withMeans(
              domain.key() + " mean",
              Optional.of(domain),
              summary.entries().stream().filter(entry -> isOf(entry, domain)).toList()));
    }
    return rows;
  }

  private static boolean isOf(Summary.Entry entry, Domain domain) {
    return PaperSet.find(entry.dataset()).filter(set -> set.domain() == domain).isPresent();
  }

  private boolean hasLevel(SummaryRow row, Level level) {
    return row.isMean()
        || summary.entries().stream()
            .filter(entry -> entry.label().equals(row.name()))
            .anyMatch(entry -> hasLevel(entry, level));
  }

  private static boolean hasLevel(Summary.Entry entry, Level level) {
    return PaperSet.find(entry.dataset()).map(set -> set.has(level)).orElse(true);
  }

  private List<SummaryRow> withMeans(
      String name, Optional<Domain> domain, List<Summary.Entry> entries) {
    List<SummaryRow> rows = new ArrayList<>();
    for (Summary.Entry entry : entries) {
      if (entry.report().isEmpty()) {
        rows.add(missing(entry));
      } else {
        entry.report().get().evaluations().forEach(each -> rows.add(set(entry, each)));
      }
    }
    if (entries.size() > 1) {
      for (DetectionMethod method : methods()) {
        rows.add(new SummaryMean(summary, name, domain, entries, method).row());
      }
    }
    return rows;
  }

  private List<DetectionMethod> methods() {
    return summary.entries().stream()
        .flatMap(entry -> entry.report().stream())
        .flatMap(report -> report.evaluations().stream())
        .map(evaluation -> evaluation.protocol().method())
        .distinct()
        .toList();
  }

  private SummaryRow missing(Summary.Entry entry) {
    return new SummaryRow(
        entry.label(),
        "",
        "",
        "",
        each(metric -> OptionalDouble.empty()),
        published(PublishedResults.ADACLIP, entry.dataset()),
        published(PublishedResults.APRIL_GAN, entry.dataset()),
        Share.NONE,
        Share.NONE,
        false);
  }

  private SummaryRow set(Summary.Entry entry, Evaluation evaluation) {
    DetectionMethod method = evaluation.protocol().method();
    boolean isAdaClip = method == DetectionMethod.ADACLIP;
    return new SummaryRow(
        entry.label(),
        method.optionName(),
        method.needsCheckpoint() ? evaluation.protocol().model().name() : "",
        entry.folder(),
        each(metric -> evaluation.mean(metric).mean()),
        isAdaClip
            ? published(PublishedResults.ADACLIP, entry.dataset())
            : each(metric -> OptionalDouble.empty()),
        isAdaClip && summary.isPaper()
            ? published(PublishedResults.APRIL_GAN, entry.dataset())
            : each(metric -> OptionalDouble.empty()),
        Share.NONE,
        Share.NONE,
        evaluation.wasTrainedOn());
  }

  private Map<Metric, OptionalDouble> published(String method, String dataset) {
    return each(metric -> fraction(summary.published().ofSet(method, dataset, metric)));
  }

  static OptionalDouble fraction(Optional<PublishedResults.Figure> figure) {
    return figure.isPresent() ? OptionalDouble.of(figure.get().fraction()) : OptionalDouble.empty();
  }

  static Map<Metric, OptionalDouble> each(Function<Metric, OptionalDouble> value) {
    Map<Metric, OptionalDouble> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      values.put(metric, value.apply(metric));
    }
    return values;
  }
}
