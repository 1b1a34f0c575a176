package io.github.adaclip.evaluate.report;

import io.github.adaclip.evaluate.ClassEvaluation;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.PictureResult;
import io.github.adaclip.figure.CurveKind;
import io.github.adaclip.metrics.CurvePoint;
import io.github.adaclip.metrics.Curves;
import io.github.adaclip.metrics.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A report as tables: metrics, curves, scores. Values without a meaning are empty. */
final class EvaluationCsv {
  private EvaluationCsv() {}

  /**
   * Metrics in percent, one row for each class and method and then the means; behind them the
   * printed figures under {@code paper image AUROC} and so on.
   */
  static void writeMetrics(Path target, EvaluationReport report) {
    List<MetricRow> rows = new ArrayList<>(MetricRow.of(report));
    if (rows.stream().noneMatch(MetricRow::isMean)) {
      report.evaluations().forEach(each -> rows.add(MetricRow.ofMean(report, each)));
    }
    List<String> header =
        new ArrayList<>(
            List.of(
                "dataset", "class", "method", "pictures", "anomalous", "withoutMask", "failed"));
    for (Metric metric : Metric.values()) {
      header.add(metric.title());
    }
    List<Metric> printed =
        MetricColumn.of(rows).stream()
            .filter(MetricColumn::isPublished)
            .map(MetricColumn::metric)
            .toList();
    printed.forEach(metric -> header.add("paper " + metric.title()));
    CsvText.write(
        target,
        header,
        rows.stream()
            .map(
                row -> {
                  List<Object> cells = new ArrayList<>();
                  cells.add(report.main().dataset());
                  cells.add(row.name());
                  cells.add(row.method().optionName());
                  cells.add(row.counts().measured());
                  cells.add(row.counts().anomalous());
                  cells.add(row.counts().withoutMask());
                  cells.add(row.counts().failed());
                  for (Metric metric : Metric.values()) {
                    cells.add(Percent.of(row.values().get(metric)));
                  }
                  printed.forEach(metric -> cells.add(Percent.of(row.published().get(metric))));
                  return cells;
                }));
  }

  /** The points of all curves: level, class, curve, threshold, x, y; fractions. */
  static void writeCurves(Path target, Evaluation evaluation) {
    CsvText.write(
        target,
        List.of("level", "class", "curve", "threshold", "x", "y"),
        evaluation.classes().stream()
            .flatMap(
                measured ->
                    Stream.concat(
                        rows("image", measured, measured.imageCurves()),
                        rows("pixel", measured, measured.pixelCurves()))));
  }

  private static Stream<List<Object>> rows(String level, ClassEvaluation measured, Curves curves) {
    return Stream.of(CurveKind.values())
        .flatMap(
            kind ->
                points(curves, kind).stream()
                    .map(
                        point ->
                            List.<Object>of(
                                level,
                                measured.name(),
                                kind.optionName(),
                                point.threshold(),
                                point.x(),
                                point.y())));
  }

  /** The points of one curve. */
  static List<CurvePoint> points(Curves curves, CurveKind kind) {
    return switch (kind) {
      case ROC -> curves.roc();
      case PRECISION_RECALL -> curves.precisionRecall();
      case PRO -> curves.perRegionOverlap();
    };
  }

  /** The score of every picture and method. */
  static void writeScores(Path target, EvaluationReport report) {
    CsvText.write(
        target,
        List.of("image", "class", "kind", "label", "method", "score"),
        report.evaluations().stream()
            .flatMap(
                evaluation ->
                    evaluation.pictures().stream().map(picture -> row(evaluation, picture))));
  }

  private static List<Object> row(Evaluation evaluation, PictureResult picture) {
    return List.of(
        picture.sample().description(),
        picture.sample().className(),
        picture.sample().kind(),
        picture.sample().anomalous() ? "anomalous" : "normal",
        evaluation.protocol().method().name().toLowerCase(Locale.ROOT),
        picture.score());
  }
}
