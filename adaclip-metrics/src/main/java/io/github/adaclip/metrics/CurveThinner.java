package io.github.adaclip.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps at most {@link Curves#MOST_POINTS} points of a curve of unknown length in one pass: all of
 * them while they fit, afterwards only those at least one step (|Δx| + |Δy|) from the last kept
 * one. A curve that only rises from (0, 0) to (1, 1) is 2 long, so the first step suffices for it;
 * one that swings doubles the step as often as needed.
 */
final class CurveThinner {
  /** One place is left for the last point, one belongs to the first. */
  private static final int PLACES = Curves.MOST_POINTS - 1;

  private static final double FIRST_STEP = 2.0 / (PLACES - 2);

  private final double[] x = new double[PLACES];
  private final double[] y = new double[PLACES];
  private final double[] threshold = new double[PLACES];
  private int kept;
  private double step;
  private double lastX;
  private double lastY;
  private double lastThreshold;

  CurveThinner(double firstX, double firstY) {
    add(firstX, firstY, Double.POSITIVE_INFINITY);
  }

  void add(double nextX, double nextY, double nextThreshold) {
    lastX = nextX;
    lastY = nextY;
    lastThreshold = nextThreshold;
    if (kept > 0 && distanceFromKept(kept - 1, nextX, nextY) < step) {
      return;
    }
    if (kept == PLACES) {
      widenStep();
      if (distanceFromKept(kept - 1, nextX, nextY) < step) {
        return;
      }
    }
    keep(nextX, nextY, nextThreshold);
  }

  /** The kept points and the last one. */
  List<CurvePoint> points() {
    List<CurvePoint> points = new ArrayList<>(kept + 1);
    for (int index = 0; index < kept; index++) {
      points.add(new CurvePoint(x[index], y[index], threshold[index]));
    }
    if (threshold[kept - 1] != lastThreshold) {
      points.add(new CurvePoint(lastX, lastY, lastThreshold));
    }
    return points;
  }

  private void widenStep() {
    while (kept == PLACES) {
      step = step == 0 ? FIRST_STEP : 2 * step;
      kept = 1;
      for (int index = 1; index < PLACES; index++) {
        if (distanceFromKept(kept - 1, x[index], y[index]) >= step) {
          keep(x[index], y[index], threshold[index]);
        }
      }
    }
  }

  private void keep(double keptX, double keptY, double keptThreshold) {
    x[kept] = keptX;
    y[kept] = keptY;
    threshold[kept] = keptThreshold;
    kept++;
  }

  private double distanceFromKept(int index, double otherX, double otherY) {
    return Math.abs(otherX - x[index]) + Math.abs(otherY - y[index]);
  }
}
