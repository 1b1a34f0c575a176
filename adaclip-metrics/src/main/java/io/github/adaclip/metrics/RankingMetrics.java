package io.github.adaclip.metrics;

import java.util.OptionalDouble;

/**
 * How well scores separate anomalous from normal items, as fractions from 0 to 1. The four values
 * are all present, or all empty if there are only normal or only anomalous items.
 *
 * @param normalCount normal items
 * @param anomalousCount anomalous items
 * @param auroc area under the ROC curve: the chance that an anomalous item scores higher than a
 *     normal one, ties counting one half
 * @param averagePrecision mean precision over the steps of recall, not interpolated
 * @param maxF1 the largest harmonic mean of precision and recall over all thresholds
 * @param maxF1Threshold the highest score at which it is reached; scores at or above count as
 *     anomalous
 */
public record RankingMetrics(
    long normalCount,
    long anomalousCount,
    OptionalDouble auroc,
    OptionalDouble averagePrecision,
    OptionalDouble maxF1,
    OptionalDouble maxF1Threshold) {

  /**
   * The metrics of labelled scores.
   *
   * @param anomalous the label of each item
   * @param scores its score, finite, any range
   * @throws IllegalArgumentException if the lengths differ or a score is not finite
   */
  public static RankingMetrics of(boolean[] anomalous, double[] scores) {
    return ImageScores.of(anomalous, scores).metrics();
  }
}
