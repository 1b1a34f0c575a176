package io.github.adaclip.evaluate.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Fractions as readers see them. */
public final class Percent {
  /** What stands where a value has no meaning. */
  public static final String NONE = "–";

  private static final double HUNDRED = 100;

  private Percent() {}

  /** One decimal, without a sign of its own; a dash if undefined. */
  public static String text(OptionalDouble fraction) {
    return fraction.isPresent() ? text(fraction.getAsDouble()) : NONE;
  }

  /** One decimal. */
  public static String text(double fraction) {
    return String.format(Locale.ROOT, "%.1f", HUNDRED * fraction);
  }

  /** Full precision. */
  public static OptionalDouble of(OptionalDouble fraction) {
    return fraction.isPresent()
        ? OptionalDouble.of(HUNDRED * fraction.getAsDouble())
        : OptionalDouble.empty();
  }
}
