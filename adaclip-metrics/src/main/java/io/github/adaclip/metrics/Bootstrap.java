package io.github.adaclip.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;

/**
 * The percentile bootstrap: pictures are drawn with replacement, as many as there are, normal and
 * anomalous together; the interval runs between the two outer quantiles of the resampled metric,
 * interpolated linearly between neighbours as NumPy does.
 *
 * <p>Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, section 13.3.
 */
final class Bootstrap {
  private Bootstrap() {}

  /**
   * What one resample gives.
   *
   * @param ranking empty values if it holds one kind only
   * @param aupro empty without regions
   */
  record Resample(RankingMetrics ranking, OptionalDouble aupro) {}

  /**
   * Draws resamples and takes quantiles.
   *
   * @param isDefined whether all pictures together have metrics; nothing is drawn otherwise
   * @param draw one resample
   */
  static BootstrapIntervals of(
      boolean isDefined, Function<Random, Resample> draw, BootstrapSettings settings) {
    Random random = new Random(settings.seed());
    Resample[] drawn = new Resample[settings.resamples()];
    int defined = 0;
    for (int resample = 0; isDefined && resample < settings.resamples(); resample++) {
      Resample next = draw.apply(random);
      if (next.ranking().auroc().isPresent()) {
        drawn[defined++] = next;
      }
    }
    Resample[] kept = Arrays.copyOf(drawn, defined);
    double confidence = settings.confidence();
    return new BootstrapIntervals(
        interval(kept, resample -> resample.ranking().auroc(), confidence),
        interval(kept, resample -> resample.ranking().averagePrecision(), confidence),
        interval(kept, resample -> resample.ranking().maxF1(), confidence),
        interval(kept, Resample::aupro, confidence),
        settings,
        settings.resamples() - defined);
  }

  private static Optional<ConfidenceInterval> interval(
      Resample[] drawn, Function<Resample, OptionalDouble> metric, double confidence) {
    double[] values =
        Arrays.stream(drawn)
            .map(metric)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .sorted()
            .toArray();
    if (values.length == 0) {
      return Optional.empty();
    }
    double outside = (1 - confidence) / 2;
    return Optional.of(
        new ConfidenceInterval(quantile(values, outside), quantile(values, 1 - outside)));
  }

  static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
