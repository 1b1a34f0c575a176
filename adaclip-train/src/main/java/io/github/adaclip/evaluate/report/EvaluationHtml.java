package io.github.adaclip.evaluate.report;

import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.EvaluationProtocol;
import io.github.adaclip.evaluate.FailedPicture;
import io.github.adaclip.evaluate.TrainingData;
import io.github.adaclip.metrics.BootstrapSettings;
import io.github.adaclip.metrics.Metric;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A report as one page: tables, curves, pictures, protocol; no scripts, nothing from outside. */
final class EvaluationHtml {
  private static final int SHOWN_FAILURES = 50;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final String EXAMPLE_RULE =
      "Best: the anomalous pictures with the highest pixel average precision within the picture"
          + " (without masks, with the highest score). Worst: anomalous ones with the lowest, and"
          + " normal ones with the highest score. No class comes twice before every class has come"
          + " once.";

  private final EvaluationReport report;
  private final Evaluation main;

  EvaluationHtml(EvaluationReport report) {
    this.report = report;
    this.main = report.main();
  }

  String page() {
    Map<String, Object> values = new HashMap<>();
    values.put("title", report.title());
    values.put("software", main.protocol().software());
    values.put("date", DATE.format(main.finished()));
    values.put("pictures", main.counts().measured());
    values.put("anomalous", main.counts().anomalous());
    values.put(
        "headings",
        report.evaluations().stream()
            .map(evaluation -> EvaluationText.heading(evaluation.protocol()))
            .toList());
    values.put(
        "warnings",
        report.evaluations().stream().map(Remarks::trainedOn).flatMap(Optional::stream).toList());
    values.put("tiles", tiles());
    values.put("comparison", report.isComparison());
    putTable(values);
    putIntervals(values);
    putCharts(values);
    putList(values, "exampleGroups", "hasExamples", new ExampleHtml(report).groups());
    values.put("exampleRule", EXAMPLE_RULE);
    putList(values, "remarks", "hasRemarks", Remarks.of(report));
    putFailures(values);
    values.put("protocols", report.evaluations().stream().map(this::protocol).toList());
    return HtmlPage.render("report", values);
  }

  private List<Map<String, Object>> tiles() {
    MetricRow row = MetricRow.ofMean(report, main);
    List<Map<String, Object>> tiles = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      tiles.add(
          Map.of(
              "label", metric.title(),
              "value", Percent.text(row.values().get(metric)),
              "below",
                  row.published().get(metric).isPresent()
                      ? "paper " + Percent.text(row.published().get(metric))
                      : ""));
    }
    return tiles;
  }

  private void putTable(Map<String, Object> values) {
    List<MetricRow> rows = MetricRow.of(report);
    List<MetricColumn> columns = MetricColumn.of(rows);
    Map<String, Integer> spans = new LinkedHashMap<>();
    columns.forEach(column -> spans.merge(column.group(), 1, Integer::sum));
    values.put(
        "groups",
        spans.entrySet().stream()
            .map(entry -> Map.of("name", entry.getKey(), "span", entry.getValue()))
            .toList());
    values.put(
        "columns", columns.stream().map(column -> cell("title", column.title(), column)).toList());
    values.put("hasPaper", columns.stream().anyMatch(MetricColumn::isPublished));
    values.put(
        "rows", rows.stream().filter(row -> !row.isMean()).map(row -> row(row, columns)).toList());
    putList(
        values,
        "means",
        "hasMeans",
        rows.stream().filter(MetricRow::isMean).map(row -> row(row, columns)).toList());
  }

  private static Map<String, Object> row(MetricRow row, List<MetricColumn> columns) {
    return Map.of(
        "name", row.name(),
        "method", row.method().optionName(),
        "measured", row.counts().measured(),
        "anomalous", row.counts().anomalous(),
        "cells", columns.stream().map(column -> cell("text", column.cell(row), column)).toList());
  }

  /** A cell with its style: faint for printed figures, a line before each level. */
  private static Map<String, String> cell(String key, String text, MetricColumn column) {
    boolean first =
        column.equals(new MetricColumn(Metric.IMAGE_AUROC, false))
            || column.equals(new MetricColumn(Metric.PIXEL_AUROC, false));
    return Map.of(key, text, "kind", column.isPublished() ? "paper" : first ? "first" : "");
  }

  private void putIntervals(Map<String, Object> values) {
    List<IntervalRow> rows = IntervalRow.of(report);
    rows.stream()
        .findFirst()
        .ifPresent(row -> values.put("intervalNote", note(row.intervals().settings())));
    putList(
        values, "intervals", "hasIntervals", rows.stream().map(EvaluationHtml::interval).toList());
  }

  private static Map<String, String> interval(IntervalRow row) {
    return Map.of(
        "name", row.name(),
        "method", row.method(),
        "level", row.level(),
        "auroc", row.auroc(),
        "maxF1", row.maxF1(),
        "ap", row.averagePrecision(),
        "aupro", row.aupro());
  }

  private static String note(BootstrapSettings settings) {
    return String.format(
        Locale.ROOT,
        "%.0f %% percentile bootstrap intervals from %d resamples of the pictures, seed %d.",
        100 * settings.confidence(),
        settings.resamples(),
        settings.seed());
  }

  private void putCharts(Map<String, Object> values) {
    ReportCurves curves = new ReportCurves(report);
    putList(
        values,
        "charts",
        "hasCharts",
        Stream.of(curves.imageLevel(), curves.pixelLevel())
            .map(level -> level.stream().map(svg -> Map.of("svg", svg)).toList())
            .map(figures -> Map.of("figures", figures))
            .toList());
    values.put("curveNote", curves.note());
  }

  private void putFailures(Map<String, Object> values) {
    List<FailedPicture> failures = main.failures();
    putList(
        values,
        "failures",
        "hasFailures",
        failures.stream()
            .limit(SHOWN_FAILURES)
            .map(
                each ->
                    Map.of(
                        "image", each.sample().description(),
                        "message", each.failure().getMessage(),
                        "fix", each.failure().fix()))
            .toList());
    int more = failures.size() - SHOWN_FAILURES;
    values.put("moreFailures", more > 0 ? "and " + more + " more; report.json lists all" : "");
  }

  private Map<String, Object> protocol(Evaluation evaluation) {
    EvaluationProtocol protocol = evaluation.protocol();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("data set", evaluation.dataset() + "=" + evaluation.root());
    rows.put("pictures", counts(evaluation));
    rows.put("model", protocol.model().name());
    rows.put("backbone", protocol.model().backbone());
    protocol.provenance().backboneSha256().ifPresent(sum -> rows.put("backbone SHA-256", sum));
    rows.put("method", protocol.method().optionName());
    if (protocol.method().needsCheckpoint()) {
      rows.put("checkpoint SHA-256", protocol.model().checkpointSha256());
      rows.put("score", protocol.score().optionName());
      rows.put("fusion", protocol.fusion().optionName());
      rows.put(
          "auxiliary data",
          protocol.provenance().trainingData().map(EvaluationHtml::trainingData).orElse("unknown"));
    }
    rows.put("image size", protocol.model().imageSize() + " pixels");
    if (!protocol.model().approximation().isNone()) {
      rows.put("given up for speed", protocol.model().approximation().words());
    }
    rows.put("smoothing", "Gaussian, sigma " + protocol.sigmaPixels() + " pixels");
    rows.put("seed", Long.toString(protocol.seed()));
    rows.put("software", protocol.software());
    rows.put("finished", evaluation.finished().toString());
    rows.put("time", String.format(Locale.ROOT, "%.1f s", evaluation.seconds()));
    return Map.of(
        "name", protocol.method().optionName(),
        "comparison", report.isComparison(),
        "rows",
            rows.entrySet().stream()
                .map(entry -> Map.of("key", entry.getKey(), "value", entry.getValue()))
                .toList());
  }

  private static String counts(Evaluation evaluation) {
    return String.format(
        Locale.ROOT,
        "%d normal, %d anomalous (%d without mask), %d not usable",
        evaluation.counts().normal(),
        evaluation.counts().anomalous(),
        evaluation.counts().withoutMask(),
        evaluation.counts().failed());
  }

  private static String trainingData(TrainingData data) {
    return data.names().isEmpty()
        ? "none, says " + data.source()
        : String.join(", ", data.names()) + " (" + data.source() + ")";
  }

  private static void putList(Map<String, Object> values, String name, String flag, List<?> list) {
    values.put(name, list);
    values.put(flag, !list.isEmpty());
  }
}
