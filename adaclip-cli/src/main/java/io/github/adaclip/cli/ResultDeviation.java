package io.github.adaclip.cli;

import io.github.adaclip.detect.Detection;
import java.util.Arrays;
import java.util.List;

/**
 * How far results differ from the exact ones; maps and scores lie in 0 to 1.
 *
 * @param mapMean mean of all pixels of all maps
 * @param mapPercentile of a hundred pixels one differs by more
 * @param mapLargest of all pixels
 * @param scoreMean mean of all scores
 * @param scoreLargest of all scores
 */
record ResultDeviation(
    double mapMean,
    double mapPercentile,
    double mapLargest,
    double scoreMean,
    double scoreLargest) {
  private static final double PERCENTILE = 0.99;

  /** Of results on the same pictures in the same order. */
  static ResultDeviation of(List<Detection> exact, List<Detection> other) {
    int pixels = exact.stream().mapToInt(each -> each.map().grid().length).sum();
    double[] maps = new double[pixels];
    double[] scores = new double[exact.size()];
    int next = 0;
    for (int index = 0; index < scores.length; index++) {
      scores[index] = Math.abs(exact.get(index).score() - other.get(index).score());
      float[] expected = exact.get(index).map().grid();
      float[] found = other.get(index).map().grid();
      for (int pixel = 0; pixel < expected.length; pixel++) {
        maps[next++] = Math.abs(expected[pixel] - found[pixel]);
      }
    }
    Arrays.sort(maps);
    Arrays.sort(scores);
    return new ResultDeviation(
        Arrays.stream(maps).average().orElse(0),
        maps[(int) (PERCENTILE * (maps.length - 1))],
        maps[maps.length - 1],
        Arrays.stream(scores).average().orElse(0),
        scores[scores.length - 1]);
  }
}
