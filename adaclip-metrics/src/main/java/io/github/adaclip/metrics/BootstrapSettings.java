package io.github.adaclip.metrics;

/**
 * How a bootstrap is drawn.
 *
 * @param resamples how many, at least 1
 * @param confidence share of the resampled values inside the interval, above 0 and below 1
 * @param seed of {@link java.util.Random}; the same seed gives the same interval on every machine
 */
public record BootstrapSettings(int resamples, double confidence, long seed) {
  /** Checks the ranges. */
  public BootstrapSettings {
    if (resamples < 1) {
      throw new IllegalArgumentException(
          "a bootstrap needs at least 1 resample, found " + resamples);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "the confidence must be above 0 and below 1, found " + confidence);
    }
  }

  /** 1,000 resamples, 95 %. */
  public static BootstrapSettings withSeed(long seed) {
    return new BootstrapSettings(1000, 0.95, seed);
  }
}
