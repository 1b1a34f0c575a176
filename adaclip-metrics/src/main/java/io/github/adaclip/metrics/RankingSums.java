package io.github.adaclip.metrics;

import java.util.OptionalDouble;

/**
 * AUROC, average precision and max-F1 from one walk over the levels.
 *
 * <p>With TP and FP the anomalous and normal items at or above a level, P and N their totals: AUROC
 * = Σ ΔFP · (TP before + TP) / 2 / (P · N), the trapezoid that counts ties as one half; average
 * precision = Σ ΔTP / P · TP / (TP + FP), without interpolation; F1 = 2 TP / (TP + FP + P), which
 * is 2 · precision · recall / (precision + recall). Equal to scikit-learn's {@code roc_auc_score},
 * {@code average_precision_score} and the maximum over {@code precision_recall_curve}.
 */
final class RankingSums implements LevelVisitor {
  private final long normalTotal;
  private final long anomalousTotal;
  private final CompensatedSum twiceArea = new CompensatedSum();
  private final CompensatedSum precisionSum = new CompensatedSum();
  private long truePositives;
  private long falsePositives;
  private double maxF1 = -1;
  private double maxF1Threshold;

  RankingSums(long normalTotal, long anomalousTotal) {
    this.normalTotal = normalTotal;
    this.anomalousTotal = anomalousTotal;
  }

  @Override
  public void level(double score, long normal, long anomalous, double regionShare) {
    if (normal > 0) {
      twiceArea.add((double) normal * (2 * truePositives + anomalous));
    }
    truePositives += anomalous;
    falsePositives += normal;
    if (anomalous > 0) { // F1 and average precision change for the better only here
      double flagged = (double) truePositives + falsePositives;
      precisionSum.add(anomalous * (truePositives / flagged));
      double f1 = 2.0 * truePositives / (flagged + anomalousTotal);
      if (f1 > maxF1) {
        maxF1 = f1;
        maxF1Threshold = score;
      }
    }
  }

  /** The metrics of all levels; empty values if one of the two kinds is missing. */
  RankingMetrics metrics() {
    if (normalTotal == 0 || anomalousTotal == 0) {
      return new RankingMetrics(
          normalTotal,
          anomalousTotal,
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());
    }
    double pairs = (double) normalTotal * anomalousTotal;
    return new RankingMetrics(
        normalTotal,
        anomalousTotal,
        OptionalDouble.of(Math.min(1, twiceArea.value() / 2 / pairs)),
        OptionalDouble.of(precisionSum.value() / anomalousTotal),
        OptionalDouble.of(maxF1),
        OptionalDouble.of(maxF1Threshold));
  }
}
