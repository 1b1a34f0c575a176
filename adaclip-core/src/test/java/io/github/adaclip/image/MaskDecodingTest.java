package io.github.adaclip.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskDecodingTest {
  /** Two pixels of 16-bit grey, 0 and the value, as a file. */
  private static byte[] file(int value, String format) throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(1, 0, 0, value);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void smallLabelsOfSixteenBitsAreLabels(String format) throws IOException {
    ImageSource source = ImageSource.of(file(1, format));
    RgbImage mask = ImageDecoder.decodeMask(source, DecodeOptions.defaults());
    assertArrayEquals(new byte[] {0, -1}, ImagePreprocessor.labelledPixels(mask));
    assertArrayEquals(new byte[] {0, 1, 0, 1}, ImagePreprocessor.prepareMask(mask, 2));
  }

  @Test
  void picturesAreStillScaledToNearest() throws IOException {
    RgbImage picture =
        ImageDecoder.decode(ImageSource.of(file(1, "png")), DecodeOptions.defaults());
    assertArrayEquals(new byte[6], picture.data());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "1, 0, 1", "128, 0, 1", "129, 1, 1", "65535, 255, 255"})
  void bothRulesByHand(int value, int nearest, int nonZero) {
    assertEquals(nearest, Narrowing.NEAREST.narrow(value, 65535));
    assertEquals(nonZero, Narrowing.NON_ZERO_STAYS.narrow(value, 65535));
  }
}
