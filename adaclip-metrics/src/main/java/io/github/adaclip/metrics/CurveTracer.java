package io.github.adaclip.metrics;

import java.util.List;

/** The three curves from one walk over the levels. */
final class CurveTracer implements LevelVisitor {
  private final long normalTotal;
  private final long anomalousTotal;
  private final long regionTotal;
  private final CurveThinner roc = new CurveThinner(0, 0);
  private final CurveThinner precisionRecall = new CurveThinner(0, 1);
  private final CurveThinner perRegionOverlap = new CurveThinner(0, 0);
  private final CompensatedSum shares = new CompensatedSum();
  private long truePositives;
  private long falsePositives;

  CurveTracer(long normalTotal, long anomalousTotal, long regionTotal) {
    this.normalTotal = normalTotal;
    this.anomalousTotal = anomalousTotal;
    this.regionTotal = regionTotal;
  }

  @Override
  public void level(double score, long normal, long anomalous, double regionShare) {
    if (!isDefined()) {
      return;
    }
    truePositives += anomalous;
    falsePositives += normal;
    if (regionShare > 0) {
      shares.add(regionShare);
    }
    double falseRate = (double) falsePositives / normalTotal;
    double recall = (double) truePositives / anomalousTotal;
    double precision = (double) truePositives / (truePositives + falsePositives);
    roc.add(falseRate, recall, score);
    precisionRecall.add(recall, precision, score);
    if (regionTotal > 0) {
      perRegionOverlap.add(falseRate, Math.min(1, shares.value() / regionTotal), score);
    }
  }

  Curves curves() {
    return new Curves(
        isDefined() ? roc.points() : List.of(),
        isDefined() ? precisionRecall.points() : List.of(),
        isDefined() && regionTotal > 0 ? perRegionOverlap.points() : List.of());
  }

  private boolean isDefined() {
    return normalTotal > 0 && anomalousTotal > 0;
  }
}
