package io.github.adaclip.data.synth.scene;

import io.github.adaclip.data.synth.draw.Waves;

/**
 * Where a part lies.
 *
 * @param x place of its origin
 * @param y place of its origin
 * @param angle turned by so many radians
 * @param scale size, 1 as it is; above 0
 */
public record Placement(double x, double y, double angle, double scale) {
  /** Refuses what has no size. */
  public Placement {
    if (!(scale > 0)) {
      throw new IllegalArgumentException("scale of a part: " + scale);
    }
  }

  /** Upright and as large as it is. */
  public static Placement at(double x, double y) {
    return new Placement(x, y, 0, 1);
  }

  /** Moved by a distance. */
  public Placement moved(double dx, double dy) {
    return new Placement(x + dx, y + dy, angle, scale);
  }

  /** Turned further. */
  public Placement turned(double radians) {
    return new Placement(x, y, angle + radians, scale);
  }

  /** Made larger or smaller. */
  public Placement scaled(double factor) {
    return new Placement(x, y, angle, scale * factor);
  }

  double cos() {
    return Waves.cos(angle);
  }

  double sin() {
    return Waves.sin(angle);
  }
}
