package io.github.adaclip.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.image.PictureArea;
import io.github.adaclip.image.RegionOfInterest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapFrameTest {
  private static final PictureArea PICTURE = PictureArea.whole(20, 12);
  private static final PictureArea AREA = new PictureArea(6, 4, 8, 4);
  private static final float[] GRID = {0.2f, 0.4f, 0.6f, 0.8f};

  @Test
  void aCropsMapEqualsThatOfThePieceAtItsPlaceAndIsZeroAround() {
    AnomalyMap map = new AnomalyMap(GRID, 2, new MapFrame(PICTURE, AREA, Optional.empty()));
    AnomalyMap piece = new AnomalyMap(GRID, 2, 8, 4);
    assertEquals(20, map.width());
    assertEquals(12, map.height());
    float[] all = map.atImageSize();
    for (int y = 0; y < 12; y++) {
      for (int x = 0; x < 20; x++) {
        double expected = AREA.contains(x, y) ? piece.valueAt(x - 6, y - 4) : 0;
        assertEquals(expected, map.valueAt(x, y));
        assertEquals((float) expected, all[y * 20 + x]);
      }
    }
    assertEquals(piece.min(), map.min());
    assertEquals(piece.mean(), map.mean());
    assertEquals(new Peak(6 + piece.peak().x(), 4 + piece.peak().y(), 0.8f), map.peak());
  }

  @Test
  void onlyPixelsOfTheRegionCount() {
    RegionOfInterest left = roi((x, y) -> x < 8);
    AnomalyMap map = new AnomalyMap(GRID, 2, new MapFrame(PICTURE, AREA, Optional.of(left)));
    AnomalyMap all = new AnomalyMap(GRID, 2, new MapFrame(PICTURE, AREA, Optional.empty()));
    double sum = 0;
    double largest = 0;
    for (int y = 4; y < 8; y++) {
      for (int x = 6; x < 8; x++) {
        assertEquals(all.valueAt(x, y), map.valueAt(x, y));
        sum += all.valueAt(x, y);
        largest = Math.max(largest, all.valueAt(x, y));
      }
    }
    assertEquals(0, map.valueAt(8, 5));
    assertEquals(sum / 8, map.mean(), 1e-12);
    assertEquals(largest, map.max());
    assertEquals(largest, map.valueAt(map.peak().x(), map.peak().y()));
  }

  /** A threshold of 0 takes all that was looked at, and nothing else. */
  @Test
  void whatWasNotLookedAtBelongsToNoRegion() {
    AnomalyMap map = new AnomalyMap(GRID, 2, new MapFrame(PICTURE, AREA, Optional.empty()));
    List<Region> regions = map.regions(0);
    assertEquals(1, regions.size());
    assertEquals(6, regions.get(0).x());
    assertEquals(4, regions.get(0).y());
    assertEquals(AREA.pixels(), regions.get(0).areaPixels());
  }

  @Test
  void theMapAtTheModelsSizeIsThatOfTheArea() {
    AnomalyMap map = new AnomalyMap(GRID, 2, new MapFrame(PICTURE, AREA, Optional.empty()));
    ResampledMap grid = map.atGridSize();
    float[] row = new float[2];
    grid.readRow(1, row);
    assertEquals(0.6f, row[0]);
    assertEquals(0.8f, row[1]);
  }

  @Test
  void framesThatDoNotFitAreRefused() {
    IllegalArgumentException area =
        assertThrows(
            IllegalArgumentException.class, () -> new MapFrame(AREA, PICTURE, Optional.empty()));
    assertTrue(area.getMessage().contains("a map over 0,0,20,12 of a picture of 6,4,8,4"));
    RegionOfInterest other = RegionOfInterest.of(new boolean[] {true}, 1, 1);
    IllegalArgumentException size =
        assertThrows(
            IllegalArgumentException.class, () -> new MapFrame(PICTURE, AREA, Optional.of(other)));
    assertEquals("a region of interest of 1 x 1 for a picture of 20 x 12", size.getMessage());
  }

  private static RegionOfInterest roi(Inside inside) {
    boolean[] pixels = new boolean[20 * 12];
    for (int pixel = 0; pixel < pixels.length; pixel++) {
      pixels[pixel] = inside.at(pixel % 20, pixel / 20);
    }
    return RegionOfInterest.of(pixels, 20, 12);
  }

  private interface Inside {
    boolean at(int x, int y);
  }
}
