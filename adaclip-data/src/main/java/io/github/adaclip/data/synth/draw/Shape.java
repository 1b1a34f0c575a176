package io.github.adaclip.data.synth.draw;

/**
 * A plane figure around the origin, known by the distance to its border. Distances need be right
 * near the border only. Figures are immutable unless they say otherwise.
 */
public interface Shape {
  /** Distance to the border, negative inside. */
  double distance(double x, double y);

  /** Radius of a circle around the origin that holds the figure. */
  double reach();

  /** The whole plane. */
  Shape EVERYWHERE = of((x, y) -> -1e6, 1e6);

  /** Distance function alone. */
  @FunctionalInterface
  interface Distance {
    /** Distance to the border, negative inside. */
    double at(double x, double y);
  }

  /** A figure by its distance function. */
  static Shape of(Distance distance, double reach) {
    return new Shape() {
      @Override
      public double distance(double x, double y) {
        return distance.at(x, y);
      }

      @Override
      public double reach() {
        return reach;
      }
    };
  }

  /** The figure with its origin moved to a place. */
  default Shape at(double dx, double dy) {
    return of((x, y) -> distance(x - dx, y - dy), reach() + Waves.length(dx, dy));
  }

  /** The figure turned around the origin. */
  default Shape turned(double radians) {
    double cos = Waves.cos(radians);
    double sin = Waves.sin(radians);
    return of((x, y) -> distance(cos * x + sin * y, cos * y - sin * x), reach());
  }

  /** Both figures. */
  default Shape plus(Shape other) {
    return of(
        (x, y) -> Math.min(distance(x, y), other.distance(x, y)), Math.max(reach(), other.reach()));
  }

  /** This figure without the other. */
  default Shape minus(Shape other) {
    return of((x, y) -> Math.max(distance(x, y), -other.distance(x, y)), reach());
  }

  /** What both figures cover. */
  default Shape within(Shape other) {
    return of(
        (x, y) -> Math.max(distance(x, y), other.distance(x, y)), Math.min(reach(), other.reach()));
  }

  /** The figure with its border moved outwards, corners rounded. */
  default Shape grown(double by) {
    return of((x, y) -> distance(x, y) - by, reach() + by);
  }

  /** A band along the border. */
  default Shape outline(double halfWidth) {
    return of((x, y) -> Math.abs(distance(x, y)) - halfWidth, reach() + halfWidth);
  }

  /**
   * The figure with an uneven border.
   *
   * @param grain width of the unevenness
   * @param depth how far the border moves at most
   */
  default Shape roughened(Noise noise, double grain, double depth) {
    return of(
        (x, y) -> distance(x, y) + depth * noise.octaves(x / grain, y / grain, 2), reach() + depth);
  }
}
