package io.github.adaclip.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
  /** Pixels 1 2 3 over 4 5 6. */
  private static final int[] STORED = {1, 2, 3, 4, 5, 6};

  @ParameterizedTest
  @CsvSource({
    "1, 3, 123456", "2, 3, 321654", "3, 3, 654321", "4, 3, 456123",
    "5, 2, 142536", "6, 2, 415263", "7, 2, 635241", "8, 2, 362514"
  })
  void turnsByHand(int orientation, int width, String expected) {
    byte[] rgb = new byte[18];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (STORED[i / 3] + 10 * (i % 3));
    }
    RgbImage turned = Orientation.upright(new RgbImage(3, 2, rgb), orientation);
    byte[] wanted = new byte[18];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (byte) (expected.charAt(i / 3) - '0' + 10 * (i % 3));
    }
    assertEquals(width, turned.width());
    assertArrayEquals(wanted, turned.data());
  }
}
