package io.github.adaclip.metrics;

import java.util.Arrays;

/**
 * What each of the 65,536 scores of one bucket carries; small enough for a processor's second-level
 * cache.
 */
final class BucketCounts {
  private static final int SCORES = 1 << 16;
  private static final int BLOCK = 1 << 8;

  private final long[] normal = new long[SCORES];
  private final long[] anomalous = new long[SCORES];
  private final double[] regionShare = new double[SCORES];

  /** Whether a block of neighbouring scores has any pixel, so that sparse buckets stay cheap. */
  private final boolean[] isUsed = new boolean[SCORES / BLOCK];

  void addNormal(char[] lows, int from, int to) {
    for (int index = from; index < to; index++) {
      int low = lows[index];
      normal[low]++;
      isUsed[low / BLOCK] = true;
    }
  }

  void addAnomalous(int low, int area) {
    anomalous[low]++;
    regionShare[low] += 1.0 / area;
    isUsed[low / BLOCK] = true;
  }

  /** Shows the scores of a bucket to a visitor, the highest first, and forgets them. */
  void drain(int bucket, LevelVisitor visitor) {
    for (int block = 0; block < isUsed.length; block++) {
      if (isUsed[block]) {
        isUsed[block] = false;
        drainBlock(bucket, block * BLOCK, visitor);
      }
    }
  }

  private void drainBlock(int bucket, int first, LevelVisitor visitor) {
    for (int low = first; low < first + BLOCK; low++) {
      if ((normal[low] | anomalous[low]) != 0) {
        float score = ScoreKey.score(bucket << 16 | low);
        visitor.level(score, normal[low], anomalous[low], regionShare[low]);
      }
    }
    Arrays.fill(normal, first, first + BLOCK, 0);
    Arrays.fill(anomalous, first, first + BLOCK, 0);
    Arrays.fill(regionShare, first, first + BLOCK, 0);
  }
}
