package io.github.adaclip.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RgbImageTest {
  @Test
  void goesToJavaAndBackUnchanged() {
    byte[] values = new byte[7 * 5 * 3];
    new Random(1).nextBytes(values);
    assertArrayEquals(
        values, RgbImage.of(new RgbImage(7, 5, values.clone()).toBufferedImage()).data());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_4BYTE_ABGR_PRE
      })
  void takesTheColorsOfEveryJavaType(int type) {
    BufferedImage image = new BufferedImage(2, 1, type);
    image.setRGB(0, 0, 0xFF0180FE);
    image.setRGB(1, 0, 0xFFFFFE00);
    assertArrayEquals(
        new byte[] {1, (byte) 0x80, (byte) 0xFE, -1, -2, 0}, RgbImage.of(image).data());
  }

  @Test
  void alphaIsDroppedNotBlended() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00102030);
    assertArrayEquals(new byte[] {0x10, 0x20, 0x30}, RgbImage.of(image).data());
  }

  @Test
  void grayKeepsItsLevel() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, 128);
    assertArrayEquals(new byte[] {(byte) 128, (byte) 128, (byte) 128}, RgbImage.of(image).data());
  }

  @Test
  void takesAPartOfAPicture() {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR);
    image.setRGB(2, 3, 0xFF010203);
    RgbImage part = RgbImage.of(image.getSubimage(2, 3, 1, 1));
    assertArrayEquals(new byte[] {1, 2, 3}, part.data());
  }

  @Test
  void expandsFiveAndSixBitsAsPillow() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_565_RGB);
    image.getRaster().setPixel(0, 0, new int[] {16, 32, 31});
    // 16 * 255 / 31 = 131.6 and 32 * 255 / 63 = 129.5, both rounded down
    assertArrayEquals(new byte[] {(byte) 131, (byte) 129, (byte) 255}, RgbImage.of(image).data());
  }

  @Test
  void refusesAWrongLength() {
    Exception wrong =
        assertThrows(IllegalArgumentException.class, () -> new RgbImage(2, 2, new byte[11]));
    assertEquals("11 values for a picture of 2 x 2 pixels, expected 12", wrong.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new RgbImage(0, 2, new byte[0]));
  }
}
