package io.github.adaclip.decision;

import java.util.OptionalDouble;

/**
 * What another threshold would have done on the pictures of the calibration.
 *
 * @param threshold scores at or above it count as anomalous
 * @param falseAlarmRate share of the normal pictures; empty if there were none
 * @param recall share of the anomalous pictures; empty if there were none
 */
public record ProfilePoint(double threshold, OptionalDouble falseAlarmRate, OptionalDouble recall) {
  /** Checks the ranges. */
  public ProfilePoint {
    if (!(threshold >= 0 && threshold <= 1) || !isShare(falseAlarmRate) || !isShare(recall)) {
      throw new IllegalArgumentException(
          "point of a curve: threshold "
              + threshold
              + ", false-alarm rate "
              + falseAlarmRate
              + ", recall "
              + recall
              + ", expected 0 to 1");
    }
  }

  private static boolean isShare(OptionalDouble value) {
    return value.isEmpty() || value.getAsDouble() >= 0 && value.getAsDouble() <= 1;
  }
}
