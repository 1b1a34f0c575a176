package io.github.adaclip.metrics;

import io.github.adaclip.map.ConnectedComponents;
import java.util.List;
import java.util.Optional;

/**
 * Collects maps with masks and says how well the maps find the anomalous pixels: AUROC, average
 * precision, max-F1 and AUPRO, exact for any number of pixels in bounded memory.
 *
 * <p>A normal pixel takes 2 bytes and an anomalous one 6, in memory as long as {@link PixelStorage}
 * allows, then in a temporary file that vanishes with {@link #close()} or with the process. The
 * results are the same to the bit wherever the pixels were. Not safe for use by several threads at
 * once.
 */
public final class PixelScores implements AutoCloseable {
  /** The usual limit of the AUPRO. */
  public static final double STANDARD_FALSE_POSITIVE_RATE_LIMIT = 0.30;

  private final RunStore store;
  private final RunLane normal;
  private final RunLane anomalous;
  private final Optional<PictureLevels> levels;
  private boolean isAdding;
  private boolean isClosed;
  private long pictures;
  private long regions;
  private float lowest = Float.MAX_VALUE;
  private float highest = -Float.MAX_VALUE;

  private PixelScores(PixelStorage storage, Optional<PictureLevels> levels) {
    this.levels = levels;
    this.store = new RunStore(storage);
    this.normal = RunLane.normal(store, storage);
    this.anomalous = RunLane.anomalous(store, storage);
  }

  /**
   * Starts a collection.
   *
   * @throws io.github.adaclip.failure.AdaClipException DISK_FULL if the expected pixels of the
   *     storage cannot fit; the message says how much is needed and how much is free
   */
  public static PixelScores open(PixelStorage storage) {
    return new PixelScores(storage, Optional.empty());
  }

  /**
   * Starts a collection that can be resampled; see {@link #bootstrap}. Needs up to 84 megabytes of
   * heap more.
   *
   * @throws io.github.adaclip.failure.AdaClipException as {@link #open}
   */
  public static PixelScores openForBootstrap(PixelStorage storage) {
    return new PixelScores(storage, Optional.of(new PictureLevels()));
  }

  /**
   * Adds a picture; pictures may differ in size.
   *
   * @param map one finite score per pixel, height × width, row by row; higher is more anomalous
   * @param mask one value per pixel, 0 for normal, anything else for anomalous
   * @throws IllegalArgumentException if a length is not width × height, or a score is not finite;
   *     nothing is added then, and the message says which pixel
   * @throws io.github.adaclip.failure.AdaClipException DISK_FULL, UNWRITABLE_OUTPUT or CANCELLED;
   *     the collection cannot be used any more
   */
  public void add(float[] map, byte[] mask, int width, int height) {
    requireLength("map", map.length, width, height);
    requireLength("mask", mask.length, width, height);
    requireFinite(map, width);
    requireUsable();
    isAdding = true;
    if (hasAnomaly(mask)) {
      addWithRegions(map, mask, ConnectedComponents.of(mask, width, height));
    } else {
      for (float score : map) {
        normal.add(ScoreKey.of(score));
      }
      levels.ifPresent(kept -> kept.add(map));
    }
    isAdding = false;
    pictures++;
  }

  /** As {@link #evaluate(double)} with the usual limit of 0.30. */
  public PixelEvaluation evaluate() {
    return evaluate(STANDARD_FALSE_POSITIVE_RATE_LIMIT);
  }

  /**
   * Metrics and curves of all pictures added so far; more may be added afterwards.
   *
   * @param falsePositiveRateLimit where the AUPRO ends, above 0 and at most 1
   */
  public PixelEvaluation evaluate(double falsePositiveRateLimit) {
    RegionOverlapSums.requireLimit(falsePositiveRateLimit);
    RankingSums ranking = new RankingSums(normal.total(), anomalous.total());
    RegionOverlapSums overlap =
        new RegionOverlapSums(normal.total(), regions, falsePositiveRateLimit);
    CurveTracer curves = new CurveTracer(normal.total(), anomalous.total(), regions);
    walk(
        (score, normalPixels, anomalousPixels, regionShare) -> {
          ranking.level(score, normalPixels, anomalousPixels, regionShare);
          overlap.level(score, normalPixels, anomalousPixels, regionShare);
          curves.level(score, normalPixels, anomalousPixels, regionShare);
        });
    PixelMetrics metrics =
        new PixelMetrics(
            ranking.metrics(), overlap.aupro(), falsePositiveRateLimit, pictures, regions);
    return new PixelEvaluation(metrics, curves.curves());
  }

  /**
   * Confidence intervals by the percentile bootstrap: pictures are drawn with replacement, as many
   * as there are, each with all its pixels, since the pixels of one picture are not independent.
   * Scores are rounded for it, to a 2,048th of themselves or, with very many pictures, less finely.
   * Takes about resamples × pictures × 10 µs.
   *
   * @throws IllegalStateException unless opened for it
   */
  public BootstrapIntervals bootstrap(BootstrapSettings settings) {
    return levels
        .orElseThrow(() -> new IllegalStateException("these pixel scores keep no pictures apart"))
        .bootstrap(settings, STANDARD_FALSE_POSITIVE_RATE_LIMIT);
  }

  /**
   * How the scores of the pixels are spread.
   *
   * @param bins at least 1
   */
  public ScoreHistogram histogram(int bins) {
    ScoreHistogram.Counter counter = new ScoreHistogram.Counter(lowest, highest, bins);
    walk(counter);
    return pictures == 0 ? new ScoreHistogram(List.of()) : counter.histogram();
  }

  /** How long the temporary file is now; 0 if everything is in memory. */
  public long temporaryBytes() {
    return store.temporaryBytes();
  }

  /** Deletes the temporary file, if there is one. May be called twice. */
  @Override
  public void close() {
    isClosed = true;
    store.close();
  }

  private void walk(LevelVisitor visitor) {
    requireUsable();
    LevelWalk.walk(store.open(normal.runs()), store.open(anomalous.runs()), visitor);
  }

  private void addWithRegions(float[] map, byte[] mask, ConnectedComponents components) {
    int[] labels = components.labels();
    for (int index = 0; index < map.length; index++) {
      int key = ScoreKey.of(map[index]);
      if (mask[index] == 0) {
        normal.add(key);
      } else {
        anomalous.add(key, (int) components.areaPixels(labels[index]));
      }
    }
    regions += components.count();
    levels.ifPresent(kept -> kept.add(map, mask, components));
  }

  private void requireUsable() {
    if (isClosed) {
      throw new IllegalStateException("these pixel scores are closed");
    }
    if (isAdding) {
      throw new IllegalStateException(
          "picture " + pictures + " could be added in part only; start a new collection");
    }
  }

  private void requireFinite(float[] map, int width) {
    float least = lowest;
    float most = highest;
    for (int index = 0; index < map.length; index++) {
      float score = map[index];
      if (!Float.isFinite(score)) {
        throw new IllegalArgumentException(
            "the map of picture "
                + pictures
                + " is "
                + score
                + " at column "
                + index % width
                + ", row "
                + index / width
                + " (counted from 0)");
      }
      least = Math.min(least, score);
      most = Math.max(most, score);
    }
    lowest = least;
    highest = most;
  }

  private void requireLength(String what, int length, int width, int height) {
    if (width < 1 || height < 1 || length != (long) width * height) {
      throw new IllegalArgumentException(
          "the "
              + what
              + " of picture "
              + pictures
              + " has "
              + length
              + " values, expected "
              + width
              + " x "
              + height
              + " = "
              + (long) width * height);
    }
  }

  private static boolean hasAnomaly(byte[] mask) {
    for (byte value : mask) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }
}
