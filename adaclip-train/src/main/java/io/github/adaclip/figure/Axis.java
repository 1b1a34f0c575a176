package io.github.adaclip.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One axis of a chart: what it measures and its range.
 *
 * @param title what it measures, with its unit
 * @param from value at the left or bottom end
 * @param to value at the right or top end, greater than {@code from}
 */
public record Axis(String title, double from, double to) {
  private static final int WANTED_TICKS = 5;
  private static final double ROUNDING = 1e-9;
  // A step somewhat below the wanted one is better than one far above.
  private static final double SHORTEST_STEP = 0.7;

  /** Checks the range. */
  public Axis {
    if (!Double.isFinite(to - from) || to <= from) {
      throw new IllegalArgumentException("axis '" + title + "' goes from " + from + " to " + to);
    }
  }

  /** An axis for fractions, from 0 to 1. */
  public static Axis fraction(String title) {
    return new Axis(title, 0, 1);
  }

  /**
   * An axis that holds all values, with some room at both ends.
   *
   * @param values finite; without any the axis goes from 0 to 1
   */
  static Axis around(String title, double[] values) {
    if (values.length == 0) {
      return fraction(title);
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    double room = most > least ? (most - least) / 20 : 0.5;
    return new Axis(title, least - room, most + room);
  }

  /** Round values within the range, a step of 1, 2 or 5 times a power of ten apart. */
  List<Double> ticks() {
    double step = step();
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(from / step - ROUNDING);
    long last = (long) Math.floor(to / step + ROUNDING);
    for (long index = first; index <= last; index++) {
      ticks.add(index * step);
    }
    return ticks;
  }

  /** A tick as text, with as many decimals as the step between ticks needs. */
  String label(double tick) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step()) + ROUNDING));
    return String.format(Locale.ROOT, "%." + decimals + "f", tick + 0.0);
  }

  /** Where a value lies: 0 at {@code from}, 1 at {@code to}. */
  double share(double value) {
    return (value - from) / (to - from);
  }

  private double step() {
    double rough = (to - from) / WANTED_TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (int factor : new int[] {1, 2, 5}) {
      if (factor * power >= rough * SHORTEST_STEP) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
