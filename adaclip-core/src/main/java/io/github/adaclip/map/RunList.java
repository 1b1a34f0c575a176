package io.github.adaclip.map;

import java.util.Arrays;

/**
 * A binary picture as horizontal runs of foreground, collected row by row, and joined into
 * 8-connected components by union-find. Memory follows the number of runs, not of pixels.
 */
final class RunList {
  private final int width;
  private final int[] rowStart;
  private int rows;
  private int size;
  private int[] begin = new int[64];
  private int[] end = new int[64];
  private int[] parent = new int[64];

  RunList(int width, int height) {
    this.width = width;
    this.rowStart = new int[height + 1];
  }

  int width() {
    return width;
  }

  int height() {
    return rowStart.length - 1;
  }

  /** Runs so far. */
  int size() {
    return size;
  }

  /** First column of a run. */
  int begin(int run) {
    return begin[run];
  }

  /** The column behind the last one of a run. */
  int end(int run) {
    return end[run];
  }

  /** The first run of a row; {@code rowStart(y + 1)} ends it. */
  int rowStart(int y) {
    return rowStart[y];
  }

  /** Appends a run to the current row, from left to right, with a gap to the one before. */
  void add(int firstColumn, int endColumn) {
    if (size == begin.length) {
      int capacity = Math.addExact(size, Math.max(64, size >> 1));
      begin = Arrays.copyOf(begin, capacity);
      end = Arrays.copyOf(end, capacity);
      parent = Arrays.copyOf(parent, capacity);
    }
    begin[size] = firstColumn;
    end[size] = endColumn;
    parent[size] = size;
    size++;
  }

  /** Ends the current row and joins its runs with those they touch in the row above. */
  void endRow() {
    int current = rowStart[rows];
    int above = rows == 0 ? 0 : rowStart[rows - 1];
    int aboveEnd = current;
    rowStart[++rows] = size;
    while (above < aboveEnd && current < size) {
      // Diagonal neighbours touch: a run may begin at the very column where the other has ended.
      if (begin[above] <= end[current] && begin[current] <= end[above]) {
        join(above, current);
      }
      if (end[above] < end[current]) {
        above++;
      } else {
        current++;
      }
    }
  }

  /** The component's representative: its first run in reading order. */
  int root(int run) {
    int node = run;
    while (parent[node] != node) {
      parent[node] = parent[parent[node]];
      node = parent[node];
    }
    return node;
  }

  private void join(int one, int other) {
    int first = root(one);
    int second = root(other);
    parent[Math.max(first, second)] = Math.min(first, second);
  }
}
