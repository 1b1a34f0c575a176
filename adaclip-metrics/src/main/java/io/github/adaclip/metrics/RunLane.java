package io.github.adaclip.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes the pixels of one kind, normal or anomalous, and packs each full batch into a run.
 *
 * <p>A score is a 32-bit key ({@link ScoreKey}). A batch is sorted by the upper half of the key
 * alone, in one counting pass; within such a bucket the order of arrival stays, because later only
 * counts per lower half are needed. A run lists its buckets in ascending order of the key:
 *
 * <pre>
 * bucket, pixels in it (high, low), then per pixel: lower half of its key
 *                                    and, in the anomalous lane, the area of its region (high, low)
 * </pre>
 *
 * <p>So a normal pixel takes two bytes, nothing is compared, and the {@link LevelWalk} reads every
 * run once from front to back.
 */
final class RunLane {
  static final int BUCKETS = 1 << 16;
  static final int HEADER_UNITS = 3;

  private static final int FIRST_CAPACITY = 1 << 12;

  private final RunStore store;
  private final boolean withAreas;
  private final int capacity;
  private final int unitsPerPixel;
  private final List<RunStore.Run> runs = new ArrayList<>();
  private int[] keys;
  private int[] areas;
  private char[] packed = new char[0];
  private int size;
  private long total;

  private RunLane(RunStore store, boolean withAreas, int capacity) {
    this.store = store;
    this.withAreas = withAreas;
    this.capacity = capacity;
    this.unitsPerPixel = withAreas ? 3 : 1;
    this.keys = new int[Math.min(FIRST_CAPACITY, capacity)];
    this.areas = new int[withAreas ? keys.length : 0];
  }

  static RunLane normal(RunStore store, PixelStorage storage) {
    return new RunLane(store, false, storage.batchPixels());
  }

  static RunLane anomalous(RunStore store, PixelStorage storage) {
    return new RunLane(store, true, storage.anomalousBatchPixels());
  }

  void add(int key) {
    if (size == keys.length) {
      makeRoom();
    }
    keys[size++] = key;
  }

  void add(int key, int area) {
    if (size == keys.length) {
      makeRoom();
    }
    areas[size] = area;
    keys[size++] = key;
  }

  /** Pixels added so far. */
  long total() {
    return total + size;
  }

  /** All pixels added so far, as runs. */
  List<RunStore.Run> runs() {
    if (size > 0) {
      pack();
    }
    return List.copyOf(runs);
  }

  private void makeRoom() {
    if (keys.length == capacity) {
      pack();
      return;
    }
    int larger = (int) Math.min(capacity, 4L * keys.length);
    keys = Arrays.copyOf(keys, larger);
    areas = Arrays.copyOf(areas, withAreas ? larger : 0);
  }

  private void pack() {
    int[] place = new int[BUCKETS];
    for (int index = 0; index < size; index++) {
      place[keys[index] >>> 16]++;
    }
    int length = writeHeaders(place);
    if (withAreas) {
      scatterWithAreas(place);
    } else {
      scatter(place);
    }
    runs.add(store.keep(packed, length));
    total += size;
    size = 0;
  }

  /** Turns the counts into the places of each bucket's first pixel; returns the run's length. */
  private int writeHeaders(int[] place) {
    int buckets = 0;
    for (int count : place) {
      buckets += count > 0 ? 1 : 0;
    }
    int length = Math.addExact(buckets * HEADER_UNITS, Math.multiplyExact(size, unitsPerPixel));
    if (packed.length < length) {
      packed = new char[length];
    }
    int next = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int count = place[bucket];
      if (count > 0) {
        packed[next] = (char) bucket;
        packed[next + 1] = (char) (count >>> 16);
        packed[next + 2] = (char) count;
        place[bucket] = next + HEADER_UNITS;
        next += HEADER_UNITS + count * unitsPerPixel;
      }
    }
    return length;
  }

  private void scatter(int[] place) {
    for (int index = 0; index < size; index++) {
      int key = keys[index];
      packed[place[key >>> 16]++] = (char) key;
    }
  }

  private void scatterWithAreas(int[] place) {
    for (int index = 0; index < size; index++) {
      int key = keys[index];
      int to = place[key >>> 16];
      packed[to] = (char) key;
      packed[to + 1] = (char) (areas[index] >>> 16);
      packed[to + 2] = (char) areas[index];
      place[key >>> 16] = to + unitsPerPixel;
    }
  }
}
