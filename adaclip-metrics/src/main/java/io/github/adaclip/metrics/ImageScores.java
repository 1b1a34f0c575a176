package io.github.adaclip.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Collects one score and one label per image and says how well the scores separate the two kinds.
 * Needs 8 bytes of heap per image. Not safe for use by several threads at once.
 */
public final class ImageScores {
  private static final int FIRST_CAPACITY = 64;

  private double[] normal = new double[FIRST_CAPACITY];
  private double[] anomalous = new double[FIRST_CAPACITY];
  private int normalCount;
  private int anomalousCount;

  /** Starts without images. */
  public ImageScores() {}

  /**
   * All scores at once.
   *
   * @throws IllegalArgumentException if the lengths differ or a score is not finite
   */
  public static ImageScores of(boolean[] anomalous, double[] scores) {
    if (anomalous.length != scores.length) {
      throw new IllegalArgumentException(
          "there are " + anomalous.length + " labels but " + scores.length + " scores");
    }
    ImageScores collected = new ImageScores();
    for (int index = 0; index < scores.length; index++) {
      collected.add(anomalous[index], scores[index]);
    }
    return collected;
  }

  /**
   * Adds an image.
   *
   * @param isAnomalous its label
   * @param score finite, any range; higher means more anomalous
   * @throws IllegalArgumentException if the score is not finite; nothing is added then
   */
  public void add(boolean isAnomalous, double score) {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("the score of image " + size() + " is " + score);
    }
    double unsignedZero = score + 0.0;
    if (isAnomalous) {
      anomalous = roomFor(anomalous, anomalousCount);
      anomalous[anomalousCount++] = unsignedZero;
    } else {
      normal = roomFor(normal, normalCount);
      normal[normalCount++] = unsignedZero;
    }
  }

  /** How many images were added. */
  public int size() {
    return normalCount + anomalousCount;
  }

  /** AUROC, average precision and max-F1 of the images added so far. */
  public RankingMetrics metrics() {
    return sorted().metrics();
  }

  /** ROC and precision–recall curve. */
  public Curves curves() {
    return sorted().curves();
  }

  /**
   * How the scores are spread.
   *
   * @param bins at least 1
   */
  public ScoreHistogram histogram(int bins) {
    SortedScores sorted = sorted();
    ScoreHistogram.Counter counter =
        new ScoreHistogram.Counter(sorted.lowest(), sorted.highest(), bins);
    sorted.walk(counter);
    return size() == 0 ? new ScoreHistogram(List.of()) : counter.histogram();
  }

  /**
   * Confidence intervals by the percentile bootstrap: images are drawn with replacement, as many as
   * there are, normal and anomalous together. Independent of the order in which images were added.
   * Takes about resamples × images × 20 ns.
   */
  public BootstrapIntervals bootstrap(BootstrapSettings settings) {
    SortedScores sorted = sorted();
    return Bootstrap.of(
        sorted.isDefined(),
        random ->
            new Bootstrap.Resample(sorted.resampled(random).metrics(), OptionalDouble.empty()),
        settings);
  }

  private SortedScores sorted() {
    return SortedScores.of(
        Arrays.copyOf(normal, normalCount), Arrays.copyOf(anomalous, anomalousCount));
  }

  private static double[] roomFor(double[] scores, int count) {
    return count < scores.length ? scores : Arrays.copyOf(scores, 2 * count);
  }
}
