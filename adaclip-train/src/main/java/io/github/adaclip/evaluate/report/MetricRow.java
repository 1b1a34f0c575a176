package io.github.adaclip.evaluate.report;

import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.evaluate.ClassEvaluation;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.PictureCounts;
import io.github.adaclip.metrics.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * One row of a table of metrics.
 *
 * @param name of the class, or {@code mean}
 * @param method that was measured
 * @param counts pictures
 * @param values fractions; empty where undefined
 * @param published printed fractions; empty where there are none
 * @param isMean whether it is the last row
 */
record MetricRow(
    String name,
    DetectionMethod method,
    PictureCounts counts,
    Map<Metric, OptionalDouble> values,
    Map<Metric, OptionalDouble> published,
    boolean isMean) {

  /** The rows of a report: class by class, each method in turn, then the means. */
  static List<MetricRow> of(EvaluationReport report) {
    List<MetricRow> rows = new ArrayList<>();
    List<ClassEvaluation> classes = report.main().classes();
    for (int index = 0; index < classes.size(); index++) {
      for (Evaluation evaluation : report.evaluations()) {
        rows.add(ofClass(report, evaluation, evaluation.classes().get(index)));
      }
    }
    if (classes.size() > 1) {
      report.evaluations().forEach(evaluation -> rows.add(ofMean(report, evaluation)));
    }
    return rows;
  }

  private static MetricRow ofClass(
      EvaluationReport report, Evaluation evaluation, ClassEvaluation measured) {
    return new MetricRow(
        measured.name(),
        evaluation.protocol().method(),
        measured.counts(),
        each(metric -> metric.of(measured.metrics())),
        published(
            evaluation,
            metric ->
                report
                    .published()
                    .ofClass(
                        PublishedResults.ADACLIP, evaluation.dataset(), measured.name(), metric)),
        false);
  }

  static MetricRow ofMean(EvaluationReport report, Evaluation evaluation) {
    return new MetricRow(
        "mean",
        evaluation.protocol().method(),
        evaluation.counts(),
        each(metric -> evaluation.mean(metric).mean()),
        published(
            evaluation,
            metric ->
                report.published().ofSet(PublishedResults.ADACLIP, evaluation.dataset(), metric)),
        true);
  }

  /** The printed figures are AdaCLIP's; another method has none beside it. */
  private static Map<Metric, OptionalDouble> published(
      Evaluation evaluation, Function<Metric, Optional<PublishedResults.Figure>> finder) {
    boolean isAdaClip = evaluation.protocol().method() == DetectionMethod.ADACLIP;
    return each(
        metric ->
            isAdaClip
                ? finder
                    .apply(metric)
                    .map(figure -> OptionalDouble.of(figure.fraction()))
                    .orElseGet(OptionalDouble::empty)
                : OptionalDouble.empty());
  }

  private static Map<Metric, OptionalDouble> each(Function<Metric, OptionalDouble> value) {
    Map<Metric, OptionalDouble> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      values.put(metric, value.apply(metric));
    }
    return values;
  }
}
