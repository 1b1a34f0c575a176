package io.github.adaclip.map;

import java.util.ArrayList;
import java.util.List;

/**
 * From the boundary pixels of a region to the line around them: pixel (x, y) covers the square from
 * (x, y) to (x + 1, y + 1), and the outline runs along the sides of such squares.
 */
final class RegionOutline {
  // Corners of a pixel, clockwise from the north-west one.
  private static final int[] CORNER_X = {0, 1, 1, 0};
  private static final int[] CORNER_Y = {0, 0, 1, 1};
  private static final int CORNERS = 4;

  private final List<Point> corners = new ArrayList<>();

  private RegionOutline() {}

  /** Corners of the outline, clockwise, closed without repeating the first, at least four. */
  static List<Point> around(List<Point> contour) {
    RegionOutline outline = new RegionOutline();
    if (contour.size() == 1) {
      outline.pass(contour.get(0), 0, CORNERS - 1);
      return outline.corners;
    }
    int count = contour.size();
    for (int index = 0; index < count; index++) {
      Point before = contour.get((index + count - 1) % count);
      Point from = contour.get(index);
      Point to = contour.get((index + 1) % count);
      outline.turn(from, entered(step(before, from)), left(step(from, to)));
      outline.straight(from, to);
    }
    return outline.withoutStraightOnes();
  }

  /** Pixels between two corners of the contour; along a row or column they add no corner. */
  private void straight(Point from, Point to) {
    int[] step = step(from, to);
    if (step[0] == 0 || step[1] == 0) {
      return;
    }
    for (int x = from.x() + step[0], y = from.y() + step[1];
        x != to.x();
        x += step[0], y += step[1]) {
      turn(new Point(x, y), entered(step), left(step));
    }
  }

  private void turn(Point pixel, int entry, int exit) {
    int passed = Math.floorMod(exit - entry, CORNERS);
    // At the tip of a diagonal line the boundary comes back through the corner it came by.
    pass(pixel, entry, passed == 0 ? CORNERS : passed);
  }

  private void pass(Point pixel, int entry, int passed) {
    for (int corner = entry; corner <= entry + passed; corner++) {
      Point point =
          new Point(pixel.x() + CORNER_X[corner % CORNERS], pixel.y() + CORNER_Y[corner % CORNERS]);
      if (corners.isEmpty() || !corners.get(corners.size() - 1).equals(point)) {
        corners.add(point);
      }
    }
  }

  private List<Point> withoutStraightOnes() {
    if (corners.get(0).equals(corners.get(corners.size() - 1))) {
      corners.remove(corners.size() - 1);
    }
    List<Point> turns = new ArrayList<>();
    int count = corners.size();
    for (int index = 0; index < count; index++) {
      Point before = corners.get((index + count - 1) % count);
      Point here = corners.get(index);
      Point after = corners.get((index + 1) % count);
      boolean isStraight =
          before.x() == here.x() && here.x() == after.x()
              || before.y() == here.y() && here.y() == after.y();
      if (!isStraight) {
        turns.add(here);
      }
    }
    return turns;
  }

  private static int[] step(Point from, Point to) {
    return new int[] {
      Integer.signum(to.x() - from.x()), Integer.signum(to.y() - from.y()),
    };
  }

  /** The corner by which the outline comes to a pixel; what is outside lies to its left. */
  private static int entered(int[] step) {
    if (step[1] > 0) {
      return step[0] > 0 ? 0 : 1;
    }
    if (step[1] < 0) {
      return step[0] < 0 ? 2 : 3;
    }
    return step[0] > 0 ? 0 : 2;
  }

  /** The corner by which the outline leaves a pixel. */
  private static int left(int[] step) {
    if (step[1] > 0) {
      return step[0] < 0 ? 3 : 2;
    }
    if (step[1] < 0) {
      return step[0] > 0 ? 1 : 0;
    }
    return step[0] > 0 ? 1 : 3;
  }
}
