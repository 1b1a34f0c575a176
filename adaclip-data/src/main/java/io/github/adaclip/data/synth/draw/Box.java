package io.github.adaclip.data.synth.draw;

/**
 * A rectangle of a picture; places from -0.5 to 0.5, but it may reach beyond the picture.
 *
 * @param left smallest x
 * @param top smallest y
 * @param right largest x
 * @param bottom largest y
 */
public record Box(double left, double top, double right, double bottom) {
  /** The whole picture. */
  public static final Box ALL = new Box(-0.5, -0.5, 0.5, 0.5);

  /** A square around a place. */
  public static Box around(double x, double y, double half) {
    return new Box(x - half, y - half, x + half, y + half);
  }

  /** The smallest rectangle that holds both. */
  public Box plus(Box other) {
    return new Box(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }
}
