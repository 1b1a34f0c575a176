package io.github.adaclip.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectedComponentsTest {

  @Test
  void cornersConnect() {
    ConnectedComponents components = components("#..#", ".#..", "...#");
    assertEquals(3, components.count());
    assertArrayEquals(new int[] {1, 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 3}, components.labels());
    assertEquals(2, components.areaPixels(1));
    assertEquals(2, components.boxWidth(1));
    assertEquals(2, components.boxHeight(1));
  }

  @Test
  void partsThatMeetOnlyBelowAreOne() {
    ConnectedComponents components = components("#.#.#", "#.#.#", "#####", ".....", "..#..");
    assertEquals(2, components.count());
    assertEquals(11, components.areaPixels(1));
    assertEquals(2, components.labelAt(2, 4));
    assertEquals(4, components.top(2));
    assertEquals(2, components.left(2));
  }

  @Test
  void aSpiralIsOne() {
    ConnectedComponents components =
        components("#######", "#.....#", "#.###.#", "#.#...#", "#.#####", "#......", "#######");
    assertEquals(1, components.count());
  }

  @Test
  void emptyAndFullPictures() {
    assertEquals(0, components("...", "...").count());
    ConnectedComponents full = components("###", "###");
    assertEquals(1, full.count());
    assertEquals(6, full.areaPixels(1));
  }

  @Test
  void outsideIsBackground() {
    ConnectedComponents components = components("##", "##");
    assertEquals(0, components.labelAt(-1, 0));
    assertEquals(0, components.labelAt(2, 0));
    assertEquals(0, components.labelAt(0, -1));
    assertEquals(0, components.labelAt(0, 2));
  }

  @Test
  void agreesWithFloodFillOnRandomPictures() {
    Random random = new Random(5);
    for (int trial = 0; trial < 2000; trial++) {
      int width = 1 + random.nextInt(12);
      int height = 1 + random.nextInt(12);
      boolean[] mask = mask(random, width * height);
      ConnectedComponents components = ConnectedComponents.of(mask, width, height);
      int[] labels = components.labels();
      assertArrayEquals(floodFill(mask, width, height), labels);
      for (int i = 0; i < labels.length; i++) {
        assertEquals(labels[i], components.labelAt(i % width, i / width));
      }
      for (int label = 1; label <= components.count(); label++) {
        assertStatistics(components, labels, label);
      }
    }
  }

  @Test
  void transposingAndTurningKeepCountAndAreas() {
    Random random = new Random(6);
    for (int trial = 0; trial < 200; trial++) {
      int width = 1 + random.nextInt(30);
      int height = 1 + random.nextInt(30);
      boolean[] mask = mask(random, width * height);
      boolean[] transposed = new boolean[mask.length];
      boolean[] turned = new boolean[mask.length];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          transposed[x * height + y] = mask[y * width + x];
          turned[x * height + height - 1 - y] = mask[y * width + x];
        }
      }
      List<Long> areas = areas(ConnectedComponents.of(mask, width, height));
      assertEquals(areas, areas(ConnectedComponents.of(transposed, height, width)));
      assertEquals(areas, areas(ConnectedComponents.of(turned, height, width)));
    }
  }

  @Test
  void everyByteButZeroIsForeground() {
    byte[] mask = {0, 1, 0, (byte) 255, 0, 0};
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 0}, ConnectedComponents.of(mask, 3, 2).labels());
  }

  @Test
  void contourOfAPointIsThePoint() {
    assertEquals(points(1, 1), components("...", ".#.", "...").contour(1));
  }

  @Test
  void contourOfLinesHasTheirEnds() {
    assertEquals(points(0, 0, 3, 0), components("####").contour(1));
    assertEquals(points(0, 0, 0, 2), components("#", "#", "#").contour(1));
    assertEquals(points(2, 0, 0, 2), components("..#", ".#.", "#..").contour(1));
  }

  @Test
  void contourOfARectangleHasFourCornersClockwise() {
    assertEquals(points(1, 0, 4, 0, 4, 2, 1, 2), components(".####", ".####", ".####").contour(1));
  }

  @Test
  void contourGoesAroundAHoleOutsideOnly() {
    assertEquals(points(0, 0, 2, 0, 2, 2, 0, 2), components("###", "#.#", "###").contour(1));
  }

  @Test
  void contourOfAnLTurnsIn() {
    assertEquals(points(0, 0, 0, 1, 1, 2, 2, 2, 0, 2), components("#..", "#..", "###").contour(1));
  }

  @Test
  void contourPassesACrossingTwice() {
    // Two squares joined at a corner: the walk comes back over the joint.
    assertEquals(
        points(0, 0, 1, 0, 1, 1, 2, 2, 3, 2, 3, 3, 2, 3, 2, 2, 1, 1, 0, 1),
        components("##..", "##..", "..##", "..##").contour(1));
  }

  @Test
  void filledContourIsTheComponentWithoutItsHoles() {
    Random random = new Random(7);
    for (int trial = 0; trial < 1000; trial++) {
      int width = 1 + random.nextInt(9);
      int height = 1 + random.nextInt(9);
      boolean[] mask = mask(random, width * height);
      ConnectedComponents components = ConnectedComponents.of(mask, width, height);
      for (int label = 1; label <= components.count(); label++) {
        assertEquals(
            outerBoundary(components, label), walked(components.contour(label)), "pixels walked");
        assertTrue(doubledArea(components.contour(label)) >= 0, "clockwise on a picture");
      }
    }
  }

  @Test
  void refusesSizesAndLabelsThatDoNotFit() {
    Exception size =
        assertThrows(
            IllegalArgumentException.class, () -> ConnectedComponents.of(new boolean[5], 2, 3));
    assertEquals("mask has 5 values, expected 2 x 3", size.getMessage());
    Exception label =
        assertThrows(IllegalArgumentException.class, () -> components("#.#").areaPixels(3));
    assertEquals("label 3, expected 1 to 2", label.getMessage());
  }

  private static void assertStatistics(ConnectedComponents components, int[] labels, int label) {
    int width = components.width();
    int[] own = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    int left = IntStream.of(own).map(i -> i % width).min().orElseThrow();
    int right = IntStream.of(own).map(i -> i % width).max().orElseThrow();
    assertEquals(own.length, components.areaPixels(label));
    assertEquals(left, components.left(label));
    assertEquals(right - left + 1, components.boxWidth(label));
    assertEquals(own[0] / width, components.top(label));
    assertEquals(own[own.length - 1] / width - own[0] / width + 1, components.boxHeight(label));
  }

  /** Pixels of the component beside (by a side) the outside that reaches the picture's border. */
  private static Set<Point> outerBoundary(ConnectedComponents components, int label) {
    int width = components.width() + 2;
    int height = components.height() + 2;
    Set<Point> boundary = new HashSet<>();
    boolean[] seen = new boolean[width * height];
    Deque<Point> open = new ArrayDeque<>(List.of(new Point(-1, -1)));
    seen[0] = true;
    int[] steps = {1, 0, -1, 0, 0, 1, 0, -1};
    while (!open.isEmpty()) {
      Point point = open.pop();
      for (int step = 0; step < steps.length; step += 2) {
        int x = point.x() + steps[step];
        int y = point.y() + steps[step + 1];
        boolean inside = x >= -1 && y >= -1 && x < width - 1 && y < height - 1;
        if (inside && components.labelAt(x, y) == label) {
          boundary.add(new Point(x, y));
        } else if (inside && !seen[(y + 1) * width + x + 1]) {
          seen[(y + 1) * width + x + 1] = true;
          open.push(new Point(x, y));
        }
      }
    }
    return boundary;
  }

  private static Set<Point> walked(List<Point> corners) {
    Set<Point> pixels = new HashSet<>(corners);
    for (int i = 0; i < corners.size(); i++) {
      Point from = corners.get(i);
      Point to = corners.get((i + 1) % corners.size());
      int stepX = Integer.signum(to.x() - from.x());
      int stepY = Integer.signum(to.y() - from.y());
      for (int x = from.x(), y = from.y(); x != to.x() || y != to.y(); x += stepX, y += stepY) {
        pixels.add(new Point(x, y));
      }
    }
    return pixels;
  }

  private static long doubledArea(List<Point> corners) {
    long area = 0;
    for (int i = 0; i < corners.size(); i++) {
      Point from = corners.get(i);
      Point to = corners.get((i + 1) % corners.size());
      area += (long) from.x() * to.y() - (long) to.x() * from.y();
    }
    return area;
  }

  private static int[] floodFill(boolean[] mask, int width, int height) {
    int[] labels = new int[mask.length];
    int count = 0;
    for (int start = 0; start < mask.length; start++) {
      if (mask[start] && labels[start] == 0) {
        fill(mask, labels, width, height, start, ++count);
      }
    }
    return labels;
  }

  private static void fill(
      boolean[] mask, int[] labels, int width, int height, int index, int label) {
    labels[index] = label;
    for (int y = Math.max(0, index / width - 1);
        y <= Math.min(height - 1, index / width + 1);
        y++) {
      for (int x = Math.max(0, index % width - 1);
          x <= Math.min(width - 1, index % width + 1);
          x++) {
        if (mask[y * width + x] && labels[y * width + x] == 0) {
          fill(mask, labels, width, height, y * width + x, label);
        }
      }
    }
  }

  private static List<Long> areas(ConnectedComponents components) {
    return IntStream.rangeClosed(1, components.count())
        .mapToObj(components::areaPixels)
        .sorted()
        .toList();
  }

  private static boolean[] mask(Random random, int length) {
    double density = random.nextDouble();
    boolean[] mask = new boolean[length];
    for (int i = 0; i < length; i++) {
      mask[i] = random.nextDouble() < density;
    }
    return mask;
  }

  private static List<Point> points(int... coordinates) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new Point(coordinates[i], coordinates[i + 1]));
    }
    return points;
  }

  private static ConnectedComponents components(String... rows) {
    int width = rows[0].length();
    boolean[] mask = new boolean[width * rows.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = rows[i / width].charAt(i % width) == '#';
    }
    return ConnectedComponents.of(mask, width, rows.length);
  }
}
