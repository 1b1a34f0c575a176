package io.github.adaclip.data.synth.draw;

/** The figures that scenes are made of. All lengths are half-lengths or radii. */
public final class Shapes {
  private Shapes() {}

  /** A disc. */
  public static Shape circle(double radius) {
    return Shape.of((x, y) -> Waves.length(x, y) - radius, radius);
  }

  /** An ellipse. */
  public static Shape ellipse(double halfWidth, double halfHeight) {
    double mean = Math.min(halfWidth, halfHeight);
    return Shape.of(
        (x, y) -> (Waves.length(x / halfWidth, y / halfHeight) - 1) * mean,
        Math.max(halfWidth, halfHeight));
  }

  /** A rectangle with rounded corners. */
  public static Shape box(double halfWidth, double halfHeight, double corner) {
    double innerX = halfWidth - corner;
    double innerY = halfHeight - corner;
    return Shape.of(
        (x, y) -> {
          double dx = Math.abs(x) - innerX;
          double dy = Math.abs(y) - innerY;
          double outside = dx > 0 && dy > 0 ? Waves.length(dx, dy) : Math.max(dx, dy);
          return outside - corner;
        },
        Waves.length(halfWidth, halfHeight));
  }

  /** A rod with round ends from one point to another. */
  public static Shape rod(double x1, double y1, double x2, double y2, double radius) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double square = Math.max(1e-12, dx * dx + dy * dy);
    double reach = Math.max(Waves.length(x1, y1), Waves.length(x2, y2)) + radius;
    return Shape.of(
        (x, y) -> {
          double along = Waves.clamp(((x - x1) * dx + (y - y1) * dy) / square);
          return Waves.length(x - x1 - along * dx, y - y1 - along * dy) - radius;
        },
        reach);
  }

  /**
   * A line through points with a width.
   *
   * @param points x, y, x, y, …; at least two points
   */
  public static Shape stroke(double radius, double... points) {
    double reach = 0;
    for (int i = 0; i < points.length; i += 2) {
      reach = Math.max(reach, Waves.length(points[i], points[i + 1]));
    }
    double[] own = points.clone();
    return Shape.of((x, y) -> Math.sqrt(squareToStroke(own, x, y)) - radius, reach + radius);
  }

  private static double squareToStroke(double[] points, double x, double y) {
    double best = Double.MAX_VALUE;
    for (int i = 2; i < points.length; i += 2) {
      double dx = points[i] - points[i - 2];
      double dy = points[i + 1] - points[i - 1];
      double px = x - points[i - 2];
      double py = y - points[i - 1];
      double along = Waves.clamp((px * dx + py * dy) / Math.max(1e-12, dx * dx + dy * dy));
      px -= along * dx;
      py -= along * dy;
      best = Math.min(best, px * px + py * py);
    }
    return best;
  }

  /** A regular polygon; a corner points to the right. */
  public static Shape polygon(int corners, double radius) {
    double sector = Waves.TURN / corners;
    double inner = radius * Waves.cos(sector / 2);
    return Shape.of(
        (x, y) -> {
          double angle = Waves.angle(y, x);
          double around = (Waves.fraction(angle / sector) - 0.5) * sector;
          return Waves.length(x, y) * Waves.cos(around) - inner;
        },
        radius);
  }

  /**
   * A figure whose radius swings between two values, round as a flower or square as a gear.
   *
   * @param sharpness 1 for waves, above 3 for flat teeth
   */
  public static Shape toothed(int teeth, double inner, double outer, double sharpness) {
    double middle = (inner + outer) / 2;
    double swing = (outer - inner) / 2;
    return Shape.of(
        (x, y) -> {
          double radius = Waves.length(x, y);
          if (radius < inner * 0.8) {
            return radius - inner;
          }
          double wave = Waves.sin(Waves.angle(y, x) * teeth) * sharpness;
          double limited = wave > 1 ? 1 : wave < -1 ? -1 : wave;
          return radius - middle - swing * limited;
        },
        outer);
  }

  /** A half plane below a line through a point; what lies along the direction is outside. */
  public static Shape half(double x0, double y0, double radians) {
    double cos = Waves.cos(radians);
    double sin = Waves.sin(radians);
    return Shape.of((x, y) -> (x - x0) * cos + (y - y0) * sin, 1e6);
  }

  /** An arc with round ends, symmetrical around the direction to the right. */
  public static Shape arc(double radius, double halfAngle, double halfWidth) {
    double endX = radius * Waves.cos(halfAngle);
    double endY = radius * Waves.sin(halfAngle);
    return Shape.of(
        (x, y) -> {
          double up = Math.abs(y);
          boolean beside = Waves.angle(up, x) <= halfAngle;
          double line =
              beside ? Math.abs(Waves.length(x, up) - radius) : Waves.length(x - endX, up - endY);
          return line - halfWidth;
        },
        radius + halfWidth);
  }
}
