package io.github.adaclip.data.synth.scene;

import io.github.adaclip.data.synth.draw.Waves;

/**
 * Which place of a scene is seen at which place of the picture: turned, scaled, stretched, moved.
 *
 * @param xx scene x per picture x
 * @param xy scene x per picture y
 * @param yx scene y per picture x
 * @param yy scene y per picture y
 * @param x0 scene x in the middle of the picture
 * @param y0 scene y in the middle of the picture
 */
public record View(double xx, double xy, double yx, double yy, double x0, double y0) {
  /** The scene as it is. */
  public static final View PLAIN = of(0, 1, 1, 0, 0);

  /**
   * A view by its parts.
   *
   * @param zoom above 1 shows less of the scene, larger
   * @param stretch above 1 makes things wider than high
   */
  public static View of(double angle, double zoom, double stretch, double x0, double y0) {
    double cos = Waves.cos(angle) / zoom;
    double sin = Waves.sin(angle) / zoom;
    return new View(cos / stretch, sin, -sin / stretch, cos, x0, y0);
  }

  /** Scene x of a place in the picture. */
  public double x(double px, double py) {
    return xx * px + xy * py + x0;
  }

  /** Scene y of a place in the picture. */
  public double y(double px, double py) {
    return yx * px + yy * py + y0;
  }

  /** Picture x of a place in the scene. */
  public double pictureX(double x, double y) {
    return (yy * (x - x0) - xy * (y - y0)) / determinant();
  }

  /** Picture y of a place in the scene. */
  public double pictureY(double x, double y) {
    return (xx * (y - y0) - yx * (x - x0)) / determinant();
  }

  /** Length in the scene of a length of 1 in the picture, on average. */
  public double scale() {
    return Math.sqrt(Math.abs(determinant()));
  }

  private double determinant() {
    return xx * yy - xy * yx;
  }
}
