package io.github.adaclip.map;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks around a component along its outer boundary pixels (Moore-neighbour tracing, ended by
 * Jacob's criterion: the start pixel is left again in the first direction).
 */
final class ContourTracer {
  // East, south-east, south, …: clockwise on a picture whose y grows downwards.
  private static final int[] STEP_X = {1, 1, 0, -1, -1, -1, 0, 1};
  private static final int[] STEP_Y = {0, 1, 1, 1, 0, -1, -1, -1};
  private static final int DIRECTIONS = 8;
  private static final int QUARTER_TURN = 2;
  private static final int NONE = -1;

  private ContourTracer() {}

  /** Corners of the outer boundary, clockwise, from the component's first pixel on. */
  static List<Point> trace(ConnectedComponents components, int label) {
    Point start = components.firstPixel(label);
    List<Point> corners = new ArrayList<>();
    corners.add(start);
    int first = nextDirection(components, label, start.x(), start.y(), 0);
    if (first == NONE) {
      return corners;
    }
    int x = start.x();
    int y = start.y();
    int direction = first;
    while (true) {
      x += STEP_X[direction];
      y += STEP_Y[direction];
      // What lies to the left of the last step is outside; the search starts there.
      int leftwards = direction + DIRECTIONS - QUARTER_TURN;
      int next = nextDirection(components, label, x, y, leftwards);
      if (x == start.x() && y == start.y() && next == first) {
        return corners;
      }
      if (next != direction) {
        corners.add(new Point(x, y));
      }
      direction = next;
    }
  }

  private static int nextDirection(
      ConnectedComponents components, int label, int x, int y, int from) {
    for (int turn = 0; turn < DIRECTIONS; turn++) {
      int direction = (from + turn) % DIRECTIONS;
      if (components.labelAt(x + STEP_X[direction], y + STEP_Y[direction]) == label) {
        return direction;
      }
    }
    return NONE;
  }
}
