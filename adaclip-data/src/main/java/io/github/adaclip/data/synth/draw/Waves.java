package io.github.adaclip.data.synth.draw;

/**
 * Sine, angle and step functions, fast and the same on every machine; {@code Math.sin} and its like
 * may differ in the last bit from one machine to the next.
 */
public final class Waves {
  /** A full turn in radians. */
  public static final double TURN = 2 * StrictMath.PI;

  private static final int STEPS = 4096;
  private static final double PER_RADIAN = STEPS / TURN;
  private static final double[] SINE = new double[STEPS + 2];

  static {
    for (int i = 0; i < SINE.length; i++) {
      SINE[i] = StrictMath.sin(i * TURN / STEPS);
    }
  }

  private Waves() {}

  /** Sine by a table, within 4e-7. */
  public static double sin(double radians) {
    double at = radians * PER_RADIAN;
    double floor = Math.floor(at);
    int index = (int) ((long) floor & STEPS - 1);
    return SINE[index] + (SINE[index + 1] - SINE[index]) * (at - floor);
  }

  /** Cosine by a table, within 4e-7. */
  public static double cos(double radians) {
    return sin(radians + TURN / 4);
  }

  /** The angle of a direction, -π to π, within 0.005; 0 for no direction. */
  public static double angle(double y, double x) {
    double ax = Math.abs(x);
    double ay = Math.abs(y);
    if (ax + ay == 0) {
      return 0;
    }
    double small = Math.min(ax, ay) / Math.max(ax, ay);
    double square = small * small;
    double angle =
        ((-0.0464964749 * square + 0.15931422) * square - 0.327622764) * square * small + small;
    angle = ay > ax ? TURN / 4 - angle : angle;
    angle = x < 0 ? TURN / 2 - angle : angle;
    return y < 0 ? -angle : angle;
  }

  /** The length of a direction. */
  public static double length(double x, double y) {
    return Math.sqrt(x * x + y * y);
  }

  /** The part of a value beyond the whole number below it, 0 to 1. */
  public static double fraction(double value) {
    return value - Math.floor(value);
  }

  /** A value brought into 0 to 1. */
  public static double clamp(double value) {
    return value < 0 ? 0 : value > 1 ? 1 : value;
  }

  /** 0 below {@code from}, 1 above {@code to}, smooth between. */
  public static double step(double from, double to, double value) {
    double t = clamp((value - from) / (to - from));
    return t * t * (3 - 2 * t);
  }

  /** 1 at 0, falling as a bell does to 0 at 1 and beyond; even. */
  public static double bump(double value) {
    double rest = 1 - value * value;
    return rest <= 0 ? 0 : rest * rest;
  }
}
