package io.github.adaclip.figure;

import io.github.adaclip.metrics.RankingMetrics;
import java.util.OptionalDouble;

/**
 * How well anomalous vectors lie apart from normal ones: AUROC of the score "squared distance to
 * the mean of the normal ones minus squared distance to the mean of the anomalous ones", each
 * vector left out of its own mean. One half is chance, 1 is a complete separation. Rotations,
 * shifts and a common scale of all vectors change nothing.
 */
final class Separability {
  private final int width;
  private final double[][] sums;
  private final int[] counts = new int[2];

  private Separability(int width) {
    this.width = width;
    this.sums = new double[2][width];
  }

  /**
   * Measures it.
   *
   * @param vectors D values each, one behind the other
   * @param anomalous the label of each vector
   * @return empty with fewer than two vectors of either kind
   */
  static OptionalDouble of(float[] vectors, boolean[] anomalous) {
    if (anomalous.length == 0 || vectors.length % anomalous.length != 0) {
      throw new IllegalArgumentException(
          vectors.length + " values for " + anomalous.length + " vectors");
    }
    Separability means = new Separability(vectors.length / anomalous.length);
    for (int vector = 0; vector < anomalous.length; vector++) {
      means.add(vectors, vector, anomalous[vector] ? 1 : 0);
    }
    if (means.counts[0] < 2 || means.counts[1] < 2) {
      return OptionalDouble.empty();
    }
    double[] scores = new double[anomalous.length];
    for (int vector = 0; vector < anomalous.length; vector++) {
      int kind = anomalous[vector] ? 1 : 0;
      scores[vector] =
          means.squaredDistance(vectors, vector, 0, kind == 0)
              - means.squaredDistance(vectors, vector, 1, kind == 1);
    }
    return RankingMetrics.of(anomalous, scores).auroc();
  }

  private void add(float[] vectors, int vector, int kind) {
    counts[kind]++;
    for (int axis = 0; axis < width; axis++) {
      sums[kind][axis] += vectors[vector * width + axis];
    }
  }

  private double squaredDistance(float[] vectors, int vector, int kind, boolean leftOut) {
    double squared = 0;
    int count = leftOut ? counts[kind] - 1 : counts[kind];
    for (int axis = 0; axis < width; axis++) {
      double value = vectors[vector * width + axis];
      double sum = leftOut ? sums[kind][axis] - value : sums[kind][axis];
      double difference = value - sum / count;
      squared += difference * difference;
    }
    return squared;
  }
}
