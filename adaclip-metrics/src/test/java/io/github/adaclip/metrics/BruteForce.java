package io.github.adaclip.metrics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/** The definitions, written down without any thought of speed. */
final class BruteForce {
  private BruteForce() {}

  /** The share of pairs in the right order, equal scores counting one half. */
  static double auroc(boolean[] anomalous, double[] scores) {
    double won = 0;
    long pairs = 0;
    for (int a = 0; a < scores.length; a++) {
      for (int n = 0; n < scores.length; n++) {
        if (anomalous[a] && !anomalous[n]) {
          pairs++;
          won += scores[a] > scores[n] ? 1 : scores[a] == scores[n] ? 0.5 : 0;
        }
      }
    }
    return won / pairs;
  }

  static double averagePrecision(boolean[] anomalous, double[] scores) {
    double sum = 0;
    double lastRecall = 0;
    for (double threshold : thresholds(scores)) {
      double recall = recall(anomalous, scores, threshold);
      sum += (recall - lastRecall) * precision(anomalous, scores, threshold);
      lastRecall = recall;
    }
    return sum;
  }

  static double maxF1(boolean[] anomalous, double[] scores) {
    double best = 0;
    for (double threshold : thresholds(scores)) {
      double precision = precision(anomalous, scores, threshold);
      double recall = recall(anomalous, scores, threshold);
      if (precision + recall > 0) {
        best = Math.max(best, 2 * precision * recall / (precision + recall));
      }
    }
    return best;
  }

  /** Pictures of one size; the false-positive rate and the overlap are counted anew each time. */
  static double aupro(List<float[]> maps, List<byte[]> masks, int width, double limit) {
    List<List<Integer>> regions = new ArrayList<>();
    List<Integer> pictureOfRegion = new ArrayList<>();
    TreeSet<Float> thresholds = new TreeSet<>();
    for (int picture = 0; picture < maps.size(); picture++) {
      for (List<Integer> region : regions(masks.get(picture), width)) {
        regions.add(region);
        pictureOfRegion.add(picture);
      }
      for (float score : maps.get(picture)) {
        thresholds.add(score);
      }
    }
    List<double[]> curve = new ArrayList<>(List.of(new double[] {0, 0}));
    for (float threshold : thresholds.descendingSet()) {
      double overlap = 0;
      for (int region = 0; region < regions.size(); region++) {
        float[] map = maps.get(pictureOfRegion.get(region));
        List<Integer> pixels = regions.get(region);
        overlap +=
            (double) pixels.stream().filter(p -> map[p] >= threshold).count() / pixels.size();
      }
      curve.add(new double[] {falseRate(maps, masks, threshold), overlap / regions.size()});
    }
    return areaUpTo(curve, limit) / limit;
  }

  private static double areaUpTo(List<double[]> curve, double limit) {
    double area = 0;
    for (int point = 1; point < curve.size(); point++) {
      double[] from = curve.get(point - 1);
      double[] to = curve.get(point);
      if (to[0] <= limit) {
        area += (to[0] - from[0]) * (from[1] + to[1]) / 2;
      } else if (from[0] < limit) {
        double atLimit = from[1] + (limit - from[0]) / (to[0] - from[0]) * (to[1] - from[1]);
        area += (limit - from[0]) * (from[1] + atLimit) / 2;
      }
    }
    return area;
  }

  private static double falseRate(List<float[]> maps, List<byte[]> masks, float threshold) {
    long normal = 0;
    long flagged = 0;
    for (int picture = 0; picture < maps.size(); picture++) {
      for (int pixel = 0; pixel < maps.get(picture).length; pixel++) {
        if (masks.get(picture)[pixel] == 0) {
          normal++;
          flagged += maps.get(picture)[pixel] >= threshold ? 1 : 0;
        }
      }
    }
    return (double) flagged / normal;
  }

  /** The pixels of each 8-connected region, by flood fill. */
  static List<List<Integer>> regions(byte[] mask, int width) {
    boolean[] seen = new boolean[mask.length];
    List<List<Integer>> regions = new ArrayList<>();
    for (int start = 0; start < mask.length; start++) {
      if (mask[start] != 0 && !seen[start]) {
        regions.add(fill(mask, width, start, seen));
      }
    }
    return regions;
  }

  private static List<Integer> fill(byte[] mask, int width, int start, boolean[] seen) {
    List<Integer> pixels = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    seen[start] = true;
    while (!open.isEmpty()) {
      int pixel = open.pop();
      pixels.add(pixel);
      for (int other = 0; other < mask.length; other++) {
        boolean touches =
            Math.abs(other % width - pixel % width) <= 1
                && Math.abs(other / width - pixel / width) <= 1;
        if (touches && mask[other] != 0 && !seen[other]) {
          seen[other] = true;
          open.push(other);
        }
      }
    }
    return pixels;
  }

  private static Iterable<Double> thresholds(double[] scores) {
    TreeSet<Double> distinct = new TreeSet<>();
    for (double score : scores) {
      distinct.add(score);
    }
    return distinct.descendingSet();
  }

  private static double precision(boolean[] anomalous, double[] scores, double threshold) {
    return (double) flagged(anomalous, scores, threshold, true)
        / (flagged(anomalous, scores, threshold, true)
            + flagged(anomalous, scores, threshold, false));
  }

  private static double recall(boolean[] anomalous, double[] scores, double threshold) {
    return (double) flagged(anomalous, scores, threshold, true)
        / flagged(anomalous, scores, Double.NEGATIVE_INFINITY, true);
  }

  private static int flagged(boolean[] anomalous, double[] scores, double threshold, boolean kind) {
    int count = 0;
    for (int index = 0; index < scores.length; index++) {
      count += scores[index] >= threshold && anomalous[index] == kind ? 1 : 0;
    }
    return count;
  }
}
