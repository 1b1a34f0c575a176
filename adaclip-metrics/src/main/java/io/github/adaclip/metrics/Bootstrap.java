package io.github.adaclip.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;

/**
 * The percentile bootstrap: images are drawn with replacement, as many as there are, normal and
 * anomalous together; the interval runs between the two outer quantiles of the resampled metric,
 * interpolated linearly between neighbours as NumPy does.
 *
 * <p>Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, section 13.3.
 */
final class Bootstrap {
  private Bootstrap() {}

  static BootstrapIntervals of(SortedScores scores, BootstrapSettings settings) {
    Random random = new Random(settings.seed());
    RankingMetrics[] drawn = new RankingMetrics[settings.resamples()];
    int defined = 0;
    for (int resample = 0; resample < settings.resamples() && scores.size() > 0; resample++) {
      RankingMetrics metrics = scores.resampled(random).metrics();
      if (metrics.auroc().isPresent()) {
        drawn[defined++] = metrics;
      }
    }
    RankingMetrics[] kept =
        scores.isDefined() ? Arrays.copyOf(drawn, defined) : new RankingMetrics[0];
    return new BootstrapIntervals(
        interval(kept, RankingMetrics::auroc, settings.confidence()),
        interval(kept, RankingMetrics::averagePrecision, settings.confidence()),
        interval(kept, RankingMetrics::maxF1, settings.confidence()),
        settings,
        settings.resamples() - defined);
  }

  private static Optional<ConfidenceInterval> interval(
      RankingMetrics[] drawn, Function<RankingMetrics, OptionalDouble> metric, double confidence) {
    if (drawn.length == 0) {
      return Optional.empty();
    }
    double[] values = new double[drawn.length];
    for (int index = 0; index < values.length; index++) {
      values[index] = metric.apply(drawn[index]).orElseThrow();
    }
    Arrays.sort(values);
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
