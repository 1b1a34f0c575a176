package io.github.adaclip.ablate.report;

import io.github.adaclip.evaluate.report.Percent;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A number of the table, in percent.
 *
 * @param percent empty where undefined
 * @param deviation standard deviation over seeds (of a sample, n − 1); empty for a single run
 */
record Figure(OptionalDouble percent, OptionalDouble deviation) {
  static Figure of(OptionalDouble percent) {
    return new Figure(percent, OptionalDouble.empty());
  }

  /** The mean of those that have a value. */
  static Figure mean(List<OptionalDouble> values) {
    return of(values.stream().flatMapToDouble(OptionalDouble::stream).average());
  }

  /** Mean and deviation; undefined if a run has no value. */
  static Figure overSeeds(List<Figure> runs) {
    double[] values =
        runs.stream().map(Figure::percent).flatMapToDouble(OptionalDouble::stream).toArray();
    if (values.length < runs.size()) {
      return of(OptionalDouble.empty());
    }
    double mean = Figure.mean(runs.stream().map(Figure::percent).toList()).percent.orElseThrow();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new Figure(
        OptionalDouble.of(mean), OptionalDouble.of(Math.sqrt(squares / (values.length - 1))));
  }

  /** One decimal: {@code 94.6}, {@code 94.6±0.3}, or a dash. */
  String text() {
    if (percent.isEmpty()) {
      return Percent.NONE;
    }
    String text = decimal(percent.getAsDouble());
    return deviation.isPresent() ? text + "±" + decimal(deviation.getAsDouble()) : text;
  }

  static String decimal(double percent) {
    return String.format(Locale.ROOT, "%.1f", percent);
  }
}
