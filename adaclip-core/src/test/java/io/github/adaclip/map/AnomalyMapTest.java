package io.github.adaclip.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnomalyMapTest {
  private static final double ROUNDING = 1e-7; // one float32 rounding of a value up to 1
  private static final double EXACT = 0; // the same float32 or a sum of few exact halves

  @Test
  void interpolatesBetweenCentresAndClampsAtBorders() {
    // A grid of two columns over four pixels: centres at 0.5 and 2.5 in pixels' terms.
    AnomalyMap map = new AnomalyMap(new float[] {0, 1, 0, 1}, 2, 4, 1);
    assertEquals(0, map.valueAt(0, 0), EXACT);
    assertEquals(0.25, map.valueAt(1, 0), EXACT);
    assertEquals(0.75, map.valueAt(2, 0), EXACT);
    assertEquals(1, map.valueAt(3, 0), EXACT);
  }

  @Test
  void interpolatesBothWays() {
    AnomalyMap map = new AnomalyMap(new float[] {0, 0.5f, 0.25f, 1}, 2, 1, 1);
    assertEquals((0 + 0.5 + 0.25 + 1) / 4, map.valueAt(0, 0), EXACT);
  }

  @Test
  void atItsOwnSizeTheMapIsTheGrid() {
    float[] grid = random(9, 1);
    assertArrayEquals(grid, new AnomalyMap(grid, 9, 9, 9).atImageSize());
  }

  @Test
  void aConstantStaysConstant() {
    float[] grid = new float[25];
    Arrays.fill(grid, 0.1f);
    for (float value : new AnomalyMap(grid, 5, 37, 13).atImageSize()) {
      assertEquals(0.1f, value);
    }
  }

  @Test
  void neverLeavesTheRangeOfTheGrid() {
    Random random = new Random(2);
    for (int trial = 0; trial < 50; trial++) {
      float[] grid = random(6, trial);
      AnomalyMap map = new AnomalyMap(grid, 6, 1 + random.nextInt(90), 1 + random.nextInt(90));
      for (float value : map.atImageSize()) {
        assertTrue(value >= map.min() && value <= map.max(), () -> value + " outside");
      }
    }
  }

  @Test
  void aLinearRampStaysLinearBetweenTheOuterCentres() {
    float[] grid = new float[16];
    for (int i = 0; i < 16; i++) {
      grid[i] = (i % 4) / 4f;
    }
    AnomalyMap map = new AnomalyMap(grid, 4, 40, 8);
    for (int x = 5; x < 35; x++) {
      assertEquals(((x + 0.5) / 10 - 0.5) / 4, map.valueAt(x, 3), ROUNDING);
    }
  }

  @Test
  void singleValuesRowsAndPicturesAgreeToTheBit() {
    AnomalyMap map = new AnomalyMap(random(7, 3), 7, 23, 41);
    float[] values = map.atImageSize();
    for (int i = 0; i < values.length; i++) {
      assertEquals(values[i], map.valueAt(i % 23, i / 23), EXACT);
    }
  }

  @Test
  void minMaxAndMeanAreTheGrids() {
    AnomalyMap map = new AnomalyMap(new float[] {0.25f, 0.5f, 1, 0.25f}, 2, 100, 50);
    assertEquals(0.25, map.min(), EXACT);
    assertEquals(1, map.max(), EXACT);
    assertEquals(0.5, map.mean(), EXACT);
    assertEquals(1, map.gridValueAt(0, 1), EXACT);
  }

  @Test
  void thePeakLiesAtTheCentreOfItsCell() {
    float[] grid = {0, 0, 0, 0, 0, 0.75f, 0, 0, 0};
    assertEquals(new Peak(250, 45, 0.75), new AnomalyMap(grid, 3, 300, 90).peak());
  }

  @Test
  void thePeakOfEqualValuesIsTheFirstInReadingOrder() {
    float[] grid = {0, 1, 1, 0};
    assertEquals(new Peak(3, 1, 1), new AnomalyMap(grid, 2, 4, 4).peak());
  }

  @Test
  void thePeakOfATinyPictureIsInside() {
    float[] grid = new float[100];
    grid[99] = 1;
    assertEquals(new Peak(0, 0, 1), new AnomalyMap(grid, 10, 1, 1).peak());
  }

  @Test
  void theGridIsCopiedInAndOut() {
    float[] grid = {0, 0, 0, 0};
    AnomalyMap map = new AnomalyMap(grid, 2, 2, 2);
    grid[0] = 1;
    map.grid()[1] = 1;
    assertArrayEquals(new float[4], map.grid());
  }

  @Test
  void regionsByHand() {
    float[] grid = {
      0.9f, 0.8f, 0, 0, //
      0.7f, 0.6f, 0, 0, //
      0, 0, 0, 0.5f, //
      0, 0, 0, 0.95f
    };
    List<Region> regions = new AnomalyMap(grid, 4, 4, 4).regions(0.5);
    assertEquals(2, regions.size());
    Region first = regions.get(0);
    assertEquals(
        new Region(
            3,
            2,
            1,
            2,
            2,
            0.95f,
            ((double) 0.5f + 0.95f) / 2,
            List.of(new Point(3, 2), new Point(3, 3))),
        first);
    Region second = regions.get(1);
    assertEquals(0.9f, second.peak(), EXACT);
    assertEquals(4, second.areaPixels());
    assertEquals(0.75, second.mean(), ROUNDING);
    assertEquals(4, second.contour().size());
  }

  @Test
  void theThresholdItselfIsIncludedAlsoWhenReadOffTheMap() {
    AnomalyMap map = new AnomalyMap(new float[] {0.7f}, 1, 3, 2);
    assertEquals(6, map.regions(0.7).get(0).areaPixels());
    assertEquals(6, map.regions(Double.parseDouble(Float.toString(0.7f))).get(0).areaPixels());
    assertTrue(map.regions(0.7001).isEmpty());
  }

  @Test
  void areasAddUpToThePixelsAtOrAboveTheThreshold() {
    AnomalyMap map = new AnomalyMap(random(12, 8), 12, 131, 77);
    float[] values = map.atImageSize();
    for (double threshold : new double[] {0, 0.2, 0.5, 0.8, 1.1}) {
      long above = 0;
      for (float value : values) {
        above += value >= (float) threshold ? 1 : 0;
      }
      List<Region> regions = map.regions(threshold);
      assertEquals(above, regions.stream().mapToLong(Region::areaPixels).sum());
      for (Region region : regions) {
        assertTrue(region.mean() >= threshold - ROUNDING && region.mean() <= region.peak());
      }
      for (int i = 1; i < regions.size(); i++) {
        assertTrue(regions.get(i - 1).peak() >= regions.get(i).peak(), "falling peaks");
      }
    }
  }

  @Test
  void regionsOfALargePictureNeedNoArrayOfItsSize() {
    float[] grid = new float[37 * 37];
    grid[18 * 37 + 18] = 1;
    // 64 megapixels; as one array of floats or labels alone 256 MB.
    List<Region> regions = new AnomalyMap(grid, 37, 8000, 8000).regions(0.9);
    assertEquals(1, regions.size());
    assertEquals(4000, regions.get(0).x() + regions.get(0).width() / 2, 1);
  }

  @Test
  void refusesAWrongLength() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> new AnomalyMap(new float[5], 2, 10, 10));
    assertEquals("grid has 5 values, expected 2 x 2", e.getMessage());
  }

  @Test
  void refusesValuesOutsideTheirRangeAndNaN() {
    for (float bad : new float[] {Float.NaN, -0.01f, 1.01f, Float.POSITIVE_INFINITY}) {
      Exception e =
          assertThrows(
              IllegalArgumentException.class,
              () -> new AnomalyMap(new float[] {0, 0, bad, 0}, 2, 10, 10));
      assertEquals("map value at column 0, row 1 is " + bad + ", expected 0 to 1", e.getMessage());
    }
  }

  @Test
  void roundingOutsideTheRangeIsTakenIn() {
    AnomalyMap map = new AnomalyMap(new float[] {-5e-7f, 1.0000002f, 0, 0}, 2, 2, 2);
    assertEquals(0, map.min(), EXACT);
    assertEquals(1, map.max(), EXACT);
  }

  @Test
  void refusesPixelsOutsideAndNaNThresholds() {
    AnomalyMap map = new AnomalyMap(new float[1], 1, 3, 2);
    Exception pixel = assertThrows(IllegalArgumentException.class, () -> map.valueAt(3, 0));
    assertEquals("pixel (3, 0) of a picture of 3 x 2", pixel.getMessage());
    Exception cell = assertThrows(IllegalArgumentException.class, () -> map.gridValueAt(0, 1));
    assertEquals("grid value (0, 1) of a grid of 1 x 1", cell.getMessage());
    Exception threshold =
        assertThrows(IllegalArgumentException.class, () -> map.regions(Double.NaN));
    assertEquals("threshold is NaN", threshold.getMessage());
    Exception row =
        assertThrows(
            IllegalArgumentException.class, () -> map.resampled(3, 2).readRow(2, new float[3]));
    assertEquals("row 2 of a map with 2 rows", row.getMessage());
  }

  private static float[] random(int side, long seed) {
    Random random = new Random(seed);
    float[] grid = new float[side * side];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = random.nextFloat();
    }
    return grid;
  }
}
