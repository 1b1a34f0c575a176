package io.github.adaclip.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.adaclip.image.RgbImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LocalContrastTest {
  /** Float32 sums of three differences, smoothed. */
  private static final float ROUNDING = 1e-6f;

  @Test
  void evenPictureHasNoContrast() {
    byte[] rgb = new byte[3 * 20 * 10];
    Arrays.fill(rgb, (byte) 77);
    assertArrayEquals(new float[200], LocalContrast.map(new RgbImage(20, 10, rgb)), ROUNDING);
  }

  @Test
  void oneBrightPixelByHand() {
    // Side 16: squares of 3 x 3. Red 255 in the middle: there 8/9 of a third, beside it 1/9.
    byte[] rgb = new byte[3 * 16 * 16];
    rgb[3 * (8 * 16 + 8)] = (byte) 255;
    float[] contrast = new float[256];
    for (int y = 7; y <= 9; y++) {
      for (int x = 7; x <= 9; x++) {
        contrast[y * 16 + x] = 1 / 27f;
      }
    }
    contrast[8 * 16 + 8] = 8 / 27f;
    float[] expected = GaussianFilter.smooth(contrast, 16, 16, LocalContrast.SIGMA_PIXELS);
    float[] map = LocalContrast.map(new RgbImage(16, 16, rgb));
    assertArrayEquals(expected, map, ROUNDING);
    assertEquals(map[8 * 16 + 8], LocalContrast.score(map), 0);
  }

  @Test
  void theSquareIsCutOffAtTheBorder() {
    // Only the corner is bright: its square has four pixels there, six at its neighbours, then
    // nine.
    byte[] rgb = new byte[3 * 16 * 16];
    Arrays.fill(rgb, 0, 3, (byte) 255);
    float[] contrast = new float[256];
    contrast[0] = 3 / 4f;
    contrast[1] = 1 / 6f;
    contrast[16] = 1 / 6f;
    contrast[17] = 1 / 9f;
    float[] expected = GaussianFilter.smooth(contrast, 16, 16, LocalContrast.SIGMA_PIXELS);
    assertArrayEquals(expected, LocalContrast.map(new RgbImage(16, 16, rgb)), ROUNDING);
  }
}
