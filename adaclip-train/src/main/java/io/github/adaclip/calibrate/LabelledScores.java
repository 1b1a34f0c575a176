package io.github.adaclip.calibrate;

import io.github.adaclip.decision.ProfilePoint;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.metrics.ImageScores;
import io.github.adaclip.metrics.RankingMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Scores of normal and of anomalous pictures, each rising; float32, as decisions compare them. */
public final class LabelledScores {
  private final float[] normal;
  private final float[] anomalous;

  private LabelledScores(float[] normal, float[] anomalous) {
    this.normal = normal;
    this.anomalous = anomalous;
  }

  /**
   * Copies scores.
   *
   * @throws IllegalArgumentException if one is not within 0 to 1
   */
  public static LabelledScores of(List<Double> normal, List<Double> anomalous) {
    return new LabelledScores(sorted(normal), sorted(anomalous));
  }

  /** Normal pictures. */
  public int normalCount() {
    return normal.length;
  }

  /** Anomalous pictures. */
  public int anomalousCount() {
    return anomalous.length;
  }

  /** The score of that rank from below, from 0. */
  float normal(int rank) {
    return normal[rank];
  }

  /** The score of that rank from below, from 0. */
  float anomalous(int rank) {
    return anomalous[rank];
  }

  /** Share of the normal pictures at or above a threshold; empty if there are none. */
  OptionalDouble falseAlarmRate(double threshold) {
    return share(normal, threshold);
  }

  /** Share of the anomalous pictures at or above a threshold; empty if there are none. */
  OptionalDouble recall(double threshold) {
    return share(anomalous, threshold);
  }

  /** Normal pictures at or above a threshold. */
  int alarms(double threshold) {
    return atOrAbove(normal, (float) threshold);
  }

  /** Anomalous pictures below a threshold. */
  int misses(double threshold) {
    return anomalous.length - atOrAbove(anomalous, (float) threshold);
  }

  /** The exact metrics of these scores. */
  RankingMetrics metrics() {
    ImageScores scores = new ImageScores();
    for (float score : normal) {
      scores.add(false, score);
    }
    for (float score : anomalous) {
      scores.add(true, score);
    }
    return scores.metrics();
  }

  /** The normal scores as a profile keeps them. */
  List<Double> kept() {
    int count = Math.min(normal.length, ThresholdProfile.MOST_SCORES);
    List<Double> kept = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      kept.add((double) normal[(int) ((2L * index + 1) * normal.length / (2L * count))]);
    }
    return kept;
  }

  /** What every threshold would have done; of many scores some, evenly spaced by rank. */
  List<ProfilePoint> curve() {
    float[] all = Arrays.copyOf(normal, normal.length + anomalous.length);
    System.arraycopy(anomalous, 0, all, normal.length, anomalous.length);
    Arrays.sort(all);
    int count = Math.min(all.length, ThresholdProfile.MOST_POINTS);
    List<ProfilePoint> points = new ArrayList<>(count);
    float last = Float.POSITIVE_INFINITY;
    for (int index = 0; index < count; index++) {
      int fromTop =
          count == 1 ? 0 : (int) Math.round((double) index * (all.length - 1) / (count - 1));
      float threshold = all[all.length - 1 - fromTop];
      if (threshold < last) {
        double exact = exact(threshold);
        points.add(new ProfilePoint(exact, falseAlarmRate(exact), recall(exact)));
        last = threshold;
      }
    }
    return points;
  }

  /** The shortest decimal number that is this float32 again. */
  static double exact(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  private static OptionalDouble share(float[] scores, double threshold) {
    return scores.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) atOrAbove(scores, (float) threshold) / scores.length);
  }

  private static int atOrAbove(float[] scores, float threshold) {
    int low = 0;
    int high = scores.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scores[middle] < threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return scores.length - low;
  }

  private static float[] sorted(List<Double> scores) {
    float[] values = new float[scores.size()];
    for (int index = 0; index < values.length; index++) {
      double score = scores.get(index);
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("score " + index + " is " + score + ", expected 0 to 1");
      }
      values[index] = (float) score + 0f;
    }
    Arrays.sort(values);
    return values;
  }
}
