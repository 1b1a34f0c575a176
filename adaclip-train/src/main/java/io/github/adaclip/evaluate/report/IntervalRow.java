package io.github.adaclip.evaluate.report;

import io.github.adaclip.evaluate.ClassEvaluation;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.metrics.BootstrapIntervals;
import io.github.adaclip.metrics.ConfidenceInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The confidence intervals of one class, method and level.
 *
 * @param name the class
 * @param method by its option
 * @param level image or pixel
 * @param intervals at least the AUROC's is there
 */
record IntervalRow(String name, String method, String level, BootstrapIntervals intervals) {
  /** Those of a report, by class, image level first; levels without figures have none. */
  static List<IntervalRow> of(EvaluationReport report) {
    List<IntervalRow> rows = new ArrayList<>();
    for (Evaluation evaluation : report.evaluations()) {
      String method = evaluation.protocol().method().optionName();
      for (ClassEvaluation measured : evaluation.classes()) {
        add(rows, measured.name(), method, "image", measured.intervals());
        add(rows, measured.name(), method, "pixel", measured.pixelIntervals());
      }
    }
    return rows;
  }

  private static void add(
      List<IntervalRow> rows,
      String name,
      String method,
      String level,
      Optional<BootstrapIntervals> intervals) {
    intervals
        .filter(found -> found.auroc().isPresent())
        .ifPresent(found -> rows.add(new IntervalRow(name, method, level, found)));
  }

  String auroc() {
    return text(intervals.auroc());
  }

  String maxF1() {
    return text(intervals.maxF1());
  }

  String averagePrecision() {
    return text(intervals.averagePrecision());
  }

  String aupro() {
    return text(intervals.aupro());
  }

  /** {@code 91.0 to 95.3}. */
  private static String text(Optional<ConfidenceInterval> interval) {
    return interval
        .map(found -> Percent.text(found.low()) + " to " + Percent.text(found.high()))
        .orElse(Percent.NONE);
  }
}
