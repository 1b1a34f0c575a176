package io.github.adaclip.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegionOutlineTest {
  private static final int SIDE = 9;

  @Test
  void aPixelIsASquare() {
    assertEquals(
        List.of(new Point(3, 2), new Point(4, 2), new Point(4, 3), new Point(3, 3)),
        RegionOutline.around(List.of(new Point(3, 2))));
  }

  @Test
  void aLineIsARectangle() {
    assertEquals(
        List.of(new Point(1, 2), new Point(1, 1), new Point(5, 1), new Point(5, 2)),
        RegionOutline.around(List.of(new Point(1, 1), new Point(4, 1))));
  }

  @Test
  void aDiagonalIsAChainOfSquares() {
    List<Point> outline = RegionOutline.around(List.of(new Point(0, 0), new Point(2, 2)));
    assertEquals(3, area(outline));
    assertEquals(12, length(outline));
  }

  @Test
  void areaOfAnyRegionWithoutHolesIsTheNumberOfItsPixels() {
    Random random = new Random(3);
    int compared = 0;
    for (int round = 0; round < 300; round++) {
      boolean[] mask = new boolean[SIDE * SIDE];
      double share = 0.15 + 0.6 * random.nextDouble();
      for (int index = 0; index < mask.length; index++) {
        mask[index] = random.nextDouble() < share;
      }
      ConnectedComponents components = ConnectedComponents.of(mask, SIDE, SIDE);
      for (int label = 1; label <= components.count(); label++) {
        long filled = filledArea(components, label);
        List<Point> outline = RegionOutline.around(components.contour(label));
        assertEquals(filled, area(outline), "round " + round + ", label " + label);
        assertTrue(outline.size() >= 4);
        compared++;
      }
    }
    assertTrue(compared > 500);
  }

  /** Pixels that cannot be reached from outside by steps along rows and columns. */
  private static long filledArea(ConnectedComponents components, int label) {
    int wide = SIDE + 2;
    boolean[] outside = new boolean[wide * wide];
    outside[0] = true;
    boolean isChanged = true;
    while (isChanged) {
      isChanged = false;
      for (int index = 0; index < outside.length; index++) {
        int x = index % wide;
        int y = index / wide;
        boolean isNear =
            x > 0 && outside[index - 1]
                || x < wide - 1 && outside[index + 1]
                || y > 0 && outside[index - wide]
                || y < wide - 1 && outside[index + wide];
        if (!outside[index] && isNear && components.labelAt(x - 1, y - 1) != label) {
          outside[index] = true;
          isChanged = true;
        }
      }
    }
    long filled = 0;
    for (boolean each : outside) {
      filled += each ? 0 : 1;
    }
    return filled;
  }

  private static double area(List<Point> polygon) {
    long twice = 0;
    for (int index = 0; index < polygon.size(); index++) {
      Point here = polygon.get(index);
      Point next = polygon.get((index + 1) % polygon.size());
      twice += (long) here.x() * next.y() - (long) here.y() * next.x();
    }
    return twice / 2.0;
  }

  private static long length(List<Point> polygon) {
    long sum = 0;
    for (int index = 0; index < polygon.size(); index++) {
      Point here = polygon.get(index);
      Point next = polygon.get((index + 1) % polygon.size());
      sum += Math.abs(here.x() - next.x()) + Math.abs(here.y() - next.y());
    }
    return sum;
  }
}
