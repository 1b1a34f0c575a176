package io.github.adaclip.metrics;

import java.util.List;

/** Walks all runs bucket by bucket, from the highest score to the lowest. */
final class LevelWalk {
  private LevelWalk() {}

  static void walk(List<RunCursor> normal, List<RunCursor> anomalous, LevelVisitor visitor) {
    BucketCounts counts = new BucketCounts();
    for (int bucket = 0; bucket < RunLane.BUCKETS; bucket++) {
      boolean isUsed = false;
      for (RunCursor cursor : normal) {
        if (cursor.bucket() == bucket) {
          cursor.count(counts);
          isUsed = true;
        }
      }
      for (RunCursor cursor : anomalous) {
        if (cursor.bucket() == bucket) {
          cursor.weigh(counts);
          isUsed = true;
        }
      }
      if (isUsed) {
        counts.drain(bucket, visitor);
      }
    }
  }
}
