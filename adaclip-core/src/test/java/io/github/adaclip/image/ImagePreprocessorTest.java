package io.github.adaclip.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.testdata.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePreprocessorTest {
  /**
   * The same three float32 operations in the same order; one rounding of a value near 2 is 2.4e-7.
   */
  private static final float ROUNDING = 1e-6f;

  @Test
  void normalizesByHand() {
    PreparedImage prepared =
        ImagePreprocessor.prepare(new RgbImage(1, 1, new byte[] {0, 51, -1}), 1);
    float[] expected = {
      -0.48145466f / 0.26862954f, (0.2f - 0.4578275f) / 0.26130258f, (1 - 0.40821073f) / 0.27577711f
    };
    assertArrayEquals(expected, prepared.planes(), ROUNDING);
  }

  @Test
  void planesComeOneAfterAnother() {
    PreparedImage prepared = ImagePreprocessor.prepare(new RgbImage(3, 2, new byte[18]), 4);
    assertEquals(4, prepared.side());
    assertEquals(3, prepared.originalWidth());
    assertEquals(2, prepared.originalHeight());
    assertEquals(prepared.planes()[0], prepared.planes()[15]);
    assertEquals(-0.4578275f / 0.26130258f, prepared.planes()[16], ROUNDING);
    assertEquals(-0.40821073f / 0.27577711f, prepared.planes()[47], ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hole.png", "small.png"})
  void agreesWithGolden(String file) {
    RgbImage image =
        ImageDecoder.decode(
            ImageSource.of(Golden.path("images/" + file)), DecodeOptions.defaults());
    float[] expected = Golden.open("preprocess.safetensors").floats(file + ".tensor126");
    assertArrayEquals(expected, ImagePreprocessor.prepare(image, 126).planes(), ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hole_mask.png", "scratch_mask.png"})
  void masksAgreeWithGolden(String file) {
    RgbImage mask =
        ImageDecoder.decode(
            ImageSource.of(Golden.path("images/" + file)), DecodeOptions.defaults());
    byte[] expected = Golden.open("preprocess.safetensors").bytes(file + ".mask126");
    assertArrayEquals(expected, ImagePreprocessor.prepareMask(mask, 126));
  }

  @Test
  void theFaintestGrayOfAMaskCounts() {
    byte[] values = new byte[2 * 3];
    values[3] = values[4] = values[5] = 1;
    assertArrayEquals(
        new byte[] {0, 1, 0, 1}, ImagePreprocessor.prepareMask(new RgbImage(2, 1, values), 2));
  }

  @Test
  void refusesASideBelowOne() {
    RgbImage image = new RgbImage(1, 1, new byte[3]);
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> ImagePreprocessor.prepare(image, 0));
    assertEquals("image side is 0, expected at least 1", refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> ImagePreprocessor.prepareMask(image, -1));
    Exception planes =
        assertThrows(
            IllegalArgumentException.class, () -> new PreparedImage(new float[4], 1, 1, 1));
    assertEquals("4 values for 3 planes of side 1", planes.getMessage());
  }
}
