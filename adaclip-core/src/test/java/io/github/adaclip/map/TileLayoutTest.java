package io.github.adaclip.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.image.PictureArea;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileLayoutTest {
  @Test
  void tilesWorkedByHand() {
    TileLayout layout = new TileLayout(new PictureArea(5, 7, 250, 90), 100, 20);
    assertEquals(3, layout.count());
    assertEquals(new PictureArea(5, 7, 100, 90), layout.tile(0));
    assertEquals(new PictureArea(80, 7, 100, 90), layout.tile(1));
    assertEquals(new PictureArea(155, 7, 100, 90), layout.tile(2));
    assertEquals(1, layout.weight(0, 50, 45));
    assertEquals(0.5, layout.weight(0, 87.5, 45), "middle of columns 75 to 100");
    assertEquals(0.5, layout.weight(1, 87.5, 45));
    assertEquals(0, layout.weight(2, 87.5, 45));
    assertEquals(1, layout.weight(1, 125, 45));
  }

  @ParameterizedTest
  @CsvSource({"100,100,1", "101,100,2", "180,100,2", "181,100,3", "40,100,1"})
  void asFewTilesAsTheOverlapAllows(int width, int height, int expected) {
    assertEquals(expected, new TileLayout(PictureArea.whole(width, height), 100, 20).count());
  }

  @Test
  void weightsSumToExactlyOneAtEveryPixel() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      int size = 16 + random.nextInt(60);
      PictureArea area =
          new PictureArea(
              random.nextInt(9),
              random.nextInt(9),
              1 + random.nextInt(220),
              1 + random.nextInt(220));
      TileLayout layout = new TileLayout(area, size, random.nextInt(size / 2 + 1));
      for (int place = 0; place < 60; place++) {
        double x = random.nextInt(area.width()) + 0.5;
        double y = random.nextInt(area.height()) + 0.5;
        assertEquals(1.0, sum(layout, x, y), () -> layout.area() + " in tiles of " + size);
      }
    }
  }

  @Test
  void tilesLieInTheAreaCoverItAndOverlapAsAskedFor() {
    Random random = new Random(2);
    for (int round = 0; round < 200; round++) {
      int size = 16 + random.nextInt(60);
      int overlap = random.nextInt(size / 2 + 1);
      PictureArea area = new PictureArea(3, 4, 1 + random.nextInt(300), 20);
      TileLayout layout = new TileLayout(area, size, overlap);
      int covered = area.x();
      for (int index = 0; index < layout.count(); index++) {
        PictureArea tile = layout.tile(index);
        assertTrue(area.contains(tile), tile + " in " + area);
        if (tile.y() == area.y() && tile.x() > area.x()) {
          assertTrue(tile.x() + overlap <= covered, tile + " after " + covered);
        }
        covered = tile.right();
      }
      assertEquals(area.right(), covered);
    }
  }

  /**
   * A tile's border, where its model sees least around, never counts as long as there are others.
   */
  @Test
  void aTileDoesNotCountOutsideItself() {
    TileLayout layout = new TileLayout(PictureArea.whole(300, 40), 64, 24);
    for (int index = 0; index < layout.count(); index++) {
      PictureArea tile = layout.tile(index);
      for (int x = 0; x < 300; x++) {
        if (x < tile.x() || x >= tile.right()) {
          assertEquals(0, layout.weight(index, x + 0.5, 20));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0", "20,11", "20,-1"})
  void sizesOutOfRangeAreRefused(int size, int overlap) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new TileLayout(PictureArea.whole(50, 50), size, overlap));
    assertEquals("tiles of " + size + " pixels, overlapping by " + overlap, e.getMessage());
  }

  private static double sum(TileLayout layout, double x, double y) {
    double sum = 0;
    for (int index = 0; index < layout.count(); index++) {
      double weight = layout.weight(index, x, y);
      assertTrue(weight >= 0 && weight <= 1, "weight " + weight);
      sum += weight;
    }
    return sum;
  }
}
