package io.github.adaclip.parity;

import io.github.adaclip.detect.AnomalyEngine.Stage;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.map.GaussianFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares every stage of a detection with the reference's.
 *
 * <p>The reference's clustering has no seed, so its score is compared twice: with its own recorded
 * clusters within the tolerance of scores, and with the detector's own clusters against the range
 * of the scores that the reference gave over many seeds.
 */
public final class ParityCheck {
  private static final String TOKENS = "fusion.token_indices";
  private static final String LABELS = "fusion.cluster_labels";
  private static final String SMOOTHED = "map_smoothed_sigma4";
  private static final String CLUSTERINGS = "score_over_";
  private static final double SIGMA_PIXELS = 4;

  /**
   * How far the detector's own score may be outside the range of the reference's scores over many
   * seeds.
   */
  private static final double CLUSTERING_MARGIN = 0.02;

  private final double factor;

  /**
   * A check with tolerances multiplied by a factor.
   *
   * @param factor 1 for the usual tolerances; another BLAS may need up to 2
   */
  public ParityCheck(double factor) {
    if (!(factor > 0 && factor <= 1e6)) {
      throw new IllegalArgumentException("tolerance factor " + factor + ", expected more than 0");
    }
    this.factor = factor;
  }

  /**
   * The deviation of every recorded stage, in the order of the computation.
   *
   * @param golden recorded stages
   * @param detector opened at the recorded picture's size
   * @return one for each recorded stage but the clusters' labels, which are given; a stage that the
   *     detector does not have deviates by NaN
   */
  public List<StageDeviation> compare(GoldenDetection golden, Detector detector) {
    return compare(golden, golden.className(), detector);
  }

  /** The same for another class name than the one that the golden file states. */
  public List<StageDeviation> compare(GoldenDetection golden, String className, Detector detector) {
    Optional<PatchClusters> recorded =
        golden.has(TOKENS) && golden.has(LABELS)
            ? Optional.of(PatchClusters.ofLabels(golden.integers(TOKENS), golden.integers(LABELS)))
            : Optional.empty();
    Map<String, Stage> own = detector.stages(golden.input(), className, Optional.empty());
    Map<String, Stage> guided =
        recorded.isEmpty() ? own : detector.stages(golden.input(), className, recorded);

    List<StageDeviation> deviations = new ArrayList<>();
    guided.forEach(
        (stage, values) -> {
          if (golden.has(stage) && !stage.equals(LABELS)) {
            deviations.add(
                stage.equals(TOKENS)
                    ? chosenTokens(golden, own.get(TOKENS).values())
                    : difference(stage, golden.floats(stage), values.values()));
          }
        });
    if (golden.has(SMOOTHED)) {
      int side = golden.side();
      float[] smoothed = GaussianFilter.smooth(own.get("map").values(), side, side, SIGMA_PIXELS);
      deviations.add(difference(SMOOTHED, golden.floats(SMOOTHED), smoothed));
    }
    golden.stages().stream()
        .filter(stage -> stage.startsWith(CLUSTERINGS))
        .forEach(
            stage ->
                deviations.add(
                    outsideRange(stage, golden.floats(stage), own.get("score").values()[0])));
    golden.stages().stream()
        .filter(stage -> !stage.equals(LABELS))
        .filter(stage -> deviations.stream().noneMatch(done -> done.stage().equals(stage)))
        .forEach(stage -> deviations.add(new StageDeviation(stage, 0, Double.NaN, 0)));
    return deviations;
  }

  private StageDeviation difference(String stage, float[] expected, float[] found) {
    if (expected.length != found.length) {
      return new StageDeviation(stage, found.length, Double.NaN, 0);
    }
    double largest = 0;
    double largestValue = 0;
    for (int index = 0; index < expected.length; index++) {
      double difference = Math.abs((double) expected[index] - found[index]);
      // Not "difference > largest": a value that is not a number must not be passed over.
      largest = difference <= largest ? largest : difference;
      largestValue = Math.max(largestValue, Math.abs(expected[index]));
    }
    return new StageDeviation(
        stage, expected.length, largest, StageTolerance.of(stage, largestValue, factor));
  }

  /**
   * The number of chosen patches that the reference did not choose; their order may differ by
   * rounding.
   */
  private static StageDeviation chosenTokens(GoldenDetection golden, float[] found) {
    int[] expected = golden.integers(TOKENS);
    Arrays.sort(expected);
    int others = 0;
    for (float token : found) {
      others += Arrays.binarySearch(expected, (int) token) < 0 ? 1 : 0;
    }
    int missing = Math.abs(expected.length - found.length);
    return new StageDeviation(TOKENS, found.length, others + missing, 0);
  }

  private static StageDeviation outsideRange(String stage, float[] scores, double own) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      least = Math.min(least, score);
      most = Math.max(most, score);
    }
    double outside = Math.max(0, Math.max(least - own, own - most));
    return new StageDeviation(stage, scores.length, outside, CLUSTERING_MARGIN);
  }
}
