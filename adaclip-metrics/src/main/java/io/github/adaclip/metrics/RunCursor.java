package io.github.adaclip.metrics;

/** Reads one run from front to back, bucket by bucket; the layout is told in {@link RunLane}. */
final class RunCursor {
  /** The bucket after the last. */
  static final int END = RunLane.BUCKETS;

  /** Fills the beginning of an array with the units from a place on. */
  @FunctionalInterface
  private interface Supply {
    void read(long start, char[] target, int length);
  }

  private final Supply supply;
  private final char[] buffer;
  private long nextUnit;
  private long unitsLeft;
  private int position;
  private int limit;
  private int bucket;
  private int pixels;

  private RunCursor(Supply supply, char[] buffer, int filled, long nextUnit, long unitsLeft) {
    this.supply = supply;
    this.buffer = buffer;
    this.limit = filled;
    this.nextUnit = nextUnit;
    this.unitsLeft = unitsLeft;
    readHeader();
  }

  static RunCursor over(char[] run) {
    return new RunCursor((start, target, length) -> {}, run, run.length, 0, 0);
  }

  static RunCursor over(SpillFile file, long start, int length, int bufferUnits) {
    return new RunCursor(file::read, new char[Math.min(bufferUnits, length)], 0, start, length);
  }

  /** The bucket that is read next, {@link #END} after the last. */
  int bucket() {
    return bucket;
  }

  /** Counts the normal pixels of the current bucket by the lower half of their keys. */
  void count(BucketCounts into) {
    int left = pixels;
    while (left > 0) {
      refillIfEmpty();
      int end = Math.min(limit, position + left);
      left -= end - position;
      into.addNormal(buffer, position, end);
      position = end;
    }
    readHeader();
  }

  /** Counts and weighs the anomalous pixels of the current bucket. */
  void weigh(BucketCounts into) {
    for (int pixel = 0; pixel < pixels; pixel++) {
      int low = next();
      int area = next() << 16 | next();
      into.addAnomalous(low, area);
    }
    readHeader();
  }

  private void readHeader() {
    if (position == limit && unitsLeft == 0) {
      bucket = END;
      return;
    }
    bucket = next();
    pixels = next() << 16 | next();
  }

  private int next() {
    refillIfEmpty();
    return buffer[position++];
  }

  private void refillIfEmpty() {
    if (position == limit) {
      int length = (int) Math.min(unitsLeft, buffer.length);
      supply.read(nextUnit, buffer, length);
      nextUnit += length;
      unitsLeft -= length;
      position = 0;
      limit = length;
    }
  }
}
