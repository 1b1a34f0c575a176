package io.github.adaclip.metrics;

import java.util.Arrays;
import java.util.Random;

/** Normal and anomalous scores, each sorted, and the walk over their levels. */
final class SortedScores {
  private final double[] normal;
  private final double[] anomalous;

  /** Takes the arrays over, sorted ascending and finite. */
  private SortedScores(double[] normal, double[] anomalous) {
    this.normal = normal;
    this.anomalous = anomalous;
  }

  static SortedScores of(double[] normal, double[] anomalous) {
    double[] sortedNormal = normal.clone();
    double[] sortedAnomalous = anomalous.clone();
    Arrays.sort(sortedNormal);
    Arrays.sort(sortedAnomalous);
    return new SortedScores(sortedNormal, sortedAnomalous);
  }

  int size() {
    return normal.length + anomalous.length;
  }

  boolean isDefined() {
    return normal.length > 0 && anomalous.length > 0;
  }

  double lowest() {
    return Math.min(
        normal.length > 0 ? normal[0] : Double.MAX_VALUE,
        anomalous.length > 0 ? anomalous[0] : Double.MAX_VALUE);
  }

  double highest() {
    return Math.max(
        normal.length > 0 ? normal[normal.length - 1] : -Double.MAX_VALUE,
        anomalous.length > 0 ? anomalous[anomalous.length - 1] : -Double.MAX_VALUE);
  }

  RankingMetrics metrics() {
    RankingSums sums = new RankingSums(normal.length, anomalous.length);
    walk(sums);
    return sums.metrics();
  }

  Curves curves() {
    CurveTracer tracer = new CurveTracer(normal.length, anomalous.length, 0);
    walk(tracer);
    return tracer.curves();
  }

  void walk(LevelVisitor visitor) {
    int normalLeft = normal.length;
    int anomalousLeft = anomalous.length;
    while (normalLeft + anomalousLeft > 0) {
      double score =
          Math.max(
              normalLeft > 0 ? normal[normalLeft - 1] : Double.NEGATIVE_INFINITY,
              anomalousLeft > 0 ? anomalous[anomalousLeft - 1] : Double.NEGATIVE_INFINITY);
      int normalBelow = below(normal, normalLeft, score);
      int anomalousBelow = below(anomalous, anomalousLeft, score);
      visitor.level(score, normalLeft - normalBelow, anomalousLeft - anomalousBelow, 0);
      normalLeft = normalBelow;
      anomalousLeft = anomalousBelow;
    }
  }

  /** As many scores as these, drawn from both kinds together with replacement. */
  SortedScores resampled(Random random) {
    int[] times = new int[size()];
    int anomalousDrawn = 0;
    for (int draw = 0; draw < times.length; draw++) {
      int chosen = random.nextInt(times.length);
      times[chosen]++;
      anomalousDrawn += chosen >= normal.length ? 1 : 0;
    }
    return new SortedScores(
        repeated(normal, times, 0, times.length - anomalousDrawn),
        repeated(anomalous, times, normal.length, anomalousDrawn));
  }

  private static double[] repeated(double[] sorted, int[] times, int offset, int length) {
    double[] result = new double[length];
    int filled = 0;
    for (int index = 0; index < sorted.length; index++) {
      int end = filled + times[offset + index];
      Arrays.fill(result, filled, end, sorted[index]);
      filled = end;
    }
    return result;
  }

  private static int below(double[] sorted, int left, double score) {
    int remaining = left;
    while (remaining > 0 && sorted[remaining - 1] == score) {
      remaining--;
    }
    return remaining;
  }
}
