package io.github.adaclip.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.image.PictureArea;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlendedMapTest {
  private static final int SIDE = 20;

  /** Sums of four products in float32. */
  private static final double ROUNDING = 1e-6;

  private static final PictureArea PICTURE = PictureArea.whole(75, 33);

  @Test
  void oneTileOfItsMapsSizeIsItsMap() {
    PictureArea picture = PictureArea.whole(SIDE, SIDE);
    float[] map = random(3);
    BlendedMap blended = new BlendedMap(new TileLayout(picture, SIDE, 5), SIDE);
    blended.add(0, map);
    assertArrayEquals(map, blended.finished(picture, Optional.empty()).grid());
  }

  @Test
  void constantTilesGiveAConstantMap() {
    float[] flat = new float[SIDE * SIDE];
    Arrays.fill(flat, 0.3f);
    AnomalyMap map = blended(flat, 40, 13);
    assertEquals(0.3, map.min(), ROUNDING);
    assertEquals(0.3, map.max(), ROUNDING);
    assertEquals(75 / 2, map.columns(), "half a cell per pixel, as in the tiles");
  }

  @Test
  void theMapLiesBetweenSmallestAndLargestValueOfTheTiles() {
    float[] tile = random(4);
    for (int i = 0; i < tile.length; i++) {
      tile[i] = 0.4f + 0.2f * tile[i];
    }
    AnomalyMap map = blended(tile, 24, 7);
    assertTrue(map.min() >= 0.4 - ROUNDING && map.max() <= 0.6 + ROUNDING);
  }

  /** What each tile shows of one ramp over the picture is blended to that ramp. */
  @Test
  void aRampStaysARamp() {
    TileLayout layout = new TileLayout(PICTURE, SIDE, 8);
    BlendedMap blended = new BlendedMap(layout, SIDE);
    for (int index = 0; index < layout.count(); index++) {
      PictureArea tile = layout.tile(index);
      float[] map = new float[SIDE * SIDE];
      for (int cell = 0; cell < map.length; cell++) {
        map[cell] = (tile.x() + cell % SIDE + tile.y() + cell / SIDE) / 200f;
      }
      blended.add(index, map);
    }
    AnomalyMap map = blended.finished(PICTURE, Optional.empty());
    assertEquals(PICTURE.width(), map.columns());
    assertEquals(PICTURE.height(), map.rows());
    for (int y = 0; y < PICTURE.height(); y++) {
      for (int x = 0; x < PICTURE.width(); x++) {
        assertEquals((x + y) / 200.0, map.valueAt(x, y), ROUNDING);
      }
    }
  }

  @Test
  void aCoarserGridStillLiesOverTheWholePicture() {
    TileLayout layout = new TileLayout(PICTURE, SIDE, 8);
    BlendedMap blended = new BlendedMap(layout, SIDE, 100);
    for (int index = 0; index < layout.count(); index++) {
      float[] map = new float[SIDE * SIDE];
      Arrays.fill(map, layout.tile(index).right() == PICTURE.right() ? 0.8f : 0.2f);
      blended.add(index, map);
    }
    AnomalyMap map = blended.finished(PICTURE, Optional.empty());
    assertTrue(map.columns() * map.rows() <= 100, map.columns() + " x " + map.rows());
    assertEquals(0.2, map.valueAt(0, 16), ROUNDING);
    assertEquals(0.8, map.valueAt(74, 16), ROUNDING);
  }

  @Test
  void theWholePicturesMapCountsHalf() {
    TileLayout layout = new TileLayout(PICTURE, SIDE, 8);
    BlendedMap blended = new BlendedMap(layout, SIDE);
    float[] whole = new float[SIDE * SIDE];
    Arrays.fill(whole, 0.5f);
    blended.averageWith(whole);
    assertEquals(0.25, blended.finished(PICTURE, Optional.empty()).max());
  }

  private static AnomalyMap blended(float[] tile, int size, int overlap) {
    TileLayout layout = new TileLayout(PICTURE, size, overlap);
    BlendedMap blended = new BlendedMap(layout, SIDE);
    for (int index = 0; index < layout.count(); index++) {
      blended.add(index, tile);
    }
    return blended.finished(PICTURE, Optional.empty());
  }

  private static float[] random(long seed) {
    Random random = new Random(seed);
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
