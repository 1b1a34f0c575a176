package io.github.adaclip.figure;

import io.github.adaclip.metrics.CurvePoint;
import java.util.ArrayList;
import java.util.List;

/** The mean of curves at equal abscissae, for plots. */
public final class MeanCurve {
  private static final int STEPS = 200;

  private MeanCurve() {}

  /**
   * The mean ordinate at 201 abscissae from 0 to 1.
   *
   * @param curves not empty, each with points whose abscissae do not fall
   */
  public static List<CurvePoint> of(List<List<CurvePoint>> curves) {
    List<CurvePoint> mean = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      double x = (double) step / STEPS;
      double y = curves.stream().mapToDouble(points -> at(points, x)).average().orElseThrow();
      mean.add(new CurvePoint(x, y, Double.NaN));
    }
    return mean;
  }

  /** The ordinate there, interpolated; of a vertical piece its end. */
  private static double at(List<CurvePoint> points, double x) {
    int next = 0;
    while (next < points.size() && points.get(next).x() <= x) {
      next++;
    }
    if (next == points.size()) {
      return points.get(next - 1).y();
    }
    CurvePoint after = points.get(next);
    CurvePoint before = next == 0 ? after : points.get(next - 1);
    double width = after.x() - before.x();
    double share = width > 0 ? (x - before.x()) / width : 0;
    return before.y() + (after.y() - before.y()) * share;
  }
}
