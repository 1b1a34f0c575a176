package io.github.adaclip.report;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The thresholds a result is judged by; either may be missing.
 *
 * @param threshold for the score: at or above it a picture is anomalous
 * @param pixelThreshold for the map: at or above it a pixel belongs to a region and to the mask
 */
public record Decision(OptionalDouble threshold, OptionalDouble pixelThreshold) {

  /** Refuses thresholds that are not finite. */
  public Decision {
    requireFinite("threshold", threshold);
    requireFinite("pixel threshold", pixelThreshold);
  }

  /** No thresholds: nothing is decided. */
  public static Decision none() {
    return new Decision(OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Both thresholds. */
  public static Decision of(double threshold, double pixelThreshold) {
    return new Decision(OptionalDouble.of(threshold), OptionalDouble.of(pixelThreshold));
  }

  /**
   * Whether a score is anomalous; empty without a threshold. Both are compared as float32, so that
   * a score read from a result and given as threshold includes itself.
   */
  public Optional<Boolean> anomalous(double score) {
    return threshold.isEmpty()
        ? Optional.empty()
        : Optional.of((float) score >= (float) threshold.getAsDouble());
  }

  private static void requireFinite(String name, OptionalDouble value) {
    if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
      throw new IllegalArgumentException(name + " is " + value.getAsDouble());
    }
  }
}
