package io.github.adaclip.figure;

/**
 * A point of a chart, in the units of its axes.
 *
 * @param x abscissa, finite
 * @param y ordinate, finite
 */
public record DataPoint(double x, double y) {
  /** Checks that both are finite. */
  public DataPoint {
    if (!Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException("point (" + x + ", " + y + ") is not finite");
    }
  }
}
