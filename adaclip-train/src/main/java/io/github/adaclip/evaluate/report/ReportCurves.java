package io.github.adaclip.evaluate.report;

import io.github.adaclip.data.Level;
import io.github.adaclip.evaluate.ClassEvaluation;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.figure.CurveKind;
import io.github.adaclip.figure.HistogramChart;
import io.github.adaclip.figure.MeanCurve;
import io.github.adaclip.figure.MetricCurve;
import io.github.adaclip.metrics.CurvePoint;
import io.github.adaclip.metrics.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The charts of a report: of one method a curve for each class, of many classes the mean curve with
 * the best and worst ones; of several methods one curve each.
 */
final class ReportCurves {
  private static final int MOST_CLASSES = 7;
  private static final int SHOWN_EXTREMES = 3;
  private static final int HISTOGRAM_BINS = 24;

  private final EvaluationReport report;

  ReportCurves(EvaluationReport report) {
    this.report = report;
  }

  /** One {@code svg} element for each chart of the image level that has a curve. */
  List<String> imageLevel() {
    List<String> charts = new ArrayList<>();
    add("Image level, ROC", CurveKind.ROC, Metric.IMAGE_AUROC, charts);
    add(
        "Image level, precision–recall",
        CurveKind.PRECISION_RECALL,
        Metric.IMAGE_AVERAGE_PRECISION,
        charts);
    report.evaluations().forEach(evaluation -> charts.add(histogram(evaluation)));
    return charts;
  }

  /** The same of the pixel level. */
  List<String> pixelLevel() {
    List<String> charts = new ArrayList<>();
    add("Pixel level, ROC", CurveKind.ROC, Metric.PIXEL_AUROC, charts);
    add(
        "Pixel level, precision–recall",
        CurveKind.PRECISION_RECALL,
        Metric.PIXEL_AVERAGE_PRECISION,
        charts);
    add("Pixel level, per-region overlap", CurveKind.PRO, Metric.PIXEL_AUPRO, charts);
    return charts;
  }

  /** Which curves are shown, where not all are. */
  String note() {
    if (report.isComparison() && report.main().classes().size() > 1) {
      return "Curves are means over the classes at equal abscissae.";
    }
    return report.main().classes().size() > MOST_CLASSES
        ? "Of more than "
            + MOST_CLASSES
            + " classes the mean curve and those of the "
            + SHOWN_EXTREMES
            + " best and worst are shown; curves.csv holds all."
        : "";
  }

  private void add(String title, CurveKind kind, Metric metric, List<String> charts) {
    List<MetricCurve> curves = new ArrayList<>();
    for (Evaluation evaluation : report.evaluations()) {
      if (report.isComparison()) {
        mean(evaluation, evaluation.protocol().method().optionName(), kind, metric)
            .ifPresent(curves::add);
      } else {
        curves.addAll(ofClasses(evaluation, kind, metric));
      }
    }
    if (!curves.isEmpty()) {
      charts.add(kind.chart(title, curves).figure().svg());
    }
  }

  private static List<MetricCurve> ofClasses(Evaluation evaluation, CurveKind kind, Metric metric) {
    List<MetricCurve> curves = all(evaluation, kind, metric);
    if (curves.size() <= MOST_CLASSES) {
      return curves;
    }
    List<MetricCurve> ordered =
        curves.stream()
            .sorted(Comparator.comparingDouble((MetricCurve curve) -> -curve.area().orElse(0)))
            .toList();
    List<MetricCurve> shown = new ArrayList<>();
    mean(evaluation, "mean", kind, metric).ifPresent(shown::add);
    shown.addAll(ordered.subList(0, SHOWN_EXTREMES));
    shown.addAll(ordered.subList(ordered.size() - SHOWN_EXTREMES, ordered.size()));
    return shown;
  }

  private static List<MetricCurve> all(Evaluation evaluation, CurveKind kind, Metric metric) {
    List<MetricCurve> curves = new ArrayList<>();
    for (ClassEvaluation measured : evaluation.classes()) {
      OptionalDouble area = metric.of(measured.metrics());
      List<CurvePoint> points =
          EvaluationCsv.points(
              PublishedResults.level(metric) == Level.IMAGE
                  ? measured.imageCurves()
                  : measured.pixelCurves(),
              kind);
      if (area.isPresent() && !points.isEmpty()) {
        curves.add(new MetricCurve(measured.name(), points, area));
      }
    }
    return curves;
  }

  private static Optional<MetricCurve> mean(
      Evaluation evaluation, String name, CurveKind kind, Metric metric) {
    List<MetricCurve> curves = all(evaluation, kind, metric);
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new MetricCurve(
            name,
            MeanCurve.of(curves.stream().map(MetricCurve::points).toList()),
            evaluation.mean(metric).mean()));
  }

  private String histogram(Evaluation evaluation) {
    String method =
        report.isComparison()
            ? String.format(Locale.ROOT, ", %s", evaluation.protocol().method().optionName())
            : "";
    return new HistogramChart(
            "Scores of the pictures" + method,
            "score",
            "pictures",
            evaluation.histogram(HISTOGRAM_BINS))
        .figure()
        .svg();
  }
}
