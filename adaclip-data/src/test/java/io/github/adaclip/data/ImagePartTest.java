package io.github.adaclip.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.image.RgbImage;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePartTest {
  private static RgbImage rows(int height) {
    byte[] rgb = new byte[2 * height * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) i;
    }
    return new RgbImage(2, height, rgb);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 10})
  void partsTogetherAreThePicture(int height) {
    RgbImage picture = rows(height);
    ByteArrayOutputStream together = new ByteArrayOutputStream();
    for (int index = 0; index < 3; index++) {
      together.writeBytes(new ImagePart(index, 3).cut(picture).data());
    }
    assertArrayEquals(picture.data(), together.toByteArray());
  }

  @Test
  void thirdsOfTenRowsByHand() {
    assertEquals(3, new ImagePart(0, 3).cut(rows(10)).height());
    assertEquals(3, new ImagePart(1, 3).cut(rows(10)).height());
    assertEquals(4, new ImagePart(2, 3).cut(rows(10)).height());
  }

  @Test
  void wholeIsNotCopied() {
    RgbImage picture = rows(4);
    assertSame(picture, ImagePart.WHOLE.cut(picture));
  }

  @Test
  void impossiblePartsAreRefused() {
    assertEquals(
        "part 3 of 3",
        assertThrows(IllegalArgumentException.class, () -> new ImagePart(3, 3)).getMessage());
    assertEquals(
        "2 rows for 3 parts",
        assertThrows(IllegalArgumentException.class, () -> new ImagePart(0, 3).cut(rows(2)))
            .getMessage());
  }
}
