package io.github.adaclip.figure;

import io.github.adaclip.metrics.CurvePoint;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One curve of an evaluation.
 *
 * @param name whose it is
 * @param points by falling threshold
 * @param area the metric that belongs to it, a fraction; empty if unknown
 */
public record MetricCurve(String name, List<CurvePoint> points, OptionalDouble area) {
  /** Copies the list. */
  public MetricCurve {
    points = List.copyOf(points);
  }

  /** The line, named with its area in percent: {@code candle, AUROC 93.1}. */
  LineChart.Line line(String areaName) {
    String legend =
        area.isPresent()
            ? String.format(Locale.ROOT, "%s, %s %.1f", name, areaName, 100 * area.getAsDouble())
            : name;
    return new LineChart.Line(
        legend, points.stream().map(point -> new DataPoint(point.x(), point.y())).toList());
  }
}
