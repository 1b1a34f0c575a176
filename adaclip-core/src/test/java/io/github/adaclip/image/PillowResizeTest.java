package io.github.adaclip.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.testdata.Golden;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PillowResizeTest {
  @Test
  void doublesAnEdgeByHand() {
    // centres -0.25, 0.25, 0.75, 1.25: outside there is nothing, so the ends keep their value
    byte[] doubled = PillowResize.bilinear(new byte[] {0, 100}, 2, 1, 4, 1);
    assertArrayEquals(new byte[] {0, 25, 75, 100}, doubled);
  }

  @Test
  void halvesByHand() {
    // stretched triangle: weights 3/8 3/8 1/8 at the border, normalised by 7/8: (3*7 + 3*14 + 70) /
    // 7 = 19
    byte[] halved = PillowResize.bilinear(new byte[] {7, 14, 70, 0}, 4, 1, 2, 1);
    assertEquals(19, halved[0]);
  }

  @Test
  void cubicOvershootIsClipped() {
    byte[] edge = {0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1};
    byte[] wide = PillowResize.bicubic(new RgbImage(4, 1, edge), 8, 1).data();
    assertEquals(0, wide[3 * 2]);
    assertEquals(-1, wide[3 * 5]);
  }

  @Test
  void agreesWithPillow() {
    for (String[] line : Fixtures.lines("resize.txt")) {
      int[] sizes = Arrays.stream(line, 1, 5).mapToInt(Integer::parseInt).toArray();
      byte[] before = HexFormat.of().parseHex(line[5]);
      byte[] after =
          line[0].equals("RGB")
              ? PillowResize.bicubic(new RgbImage(sizes[0], sizes[1], before), sizes[2], sizes[3])
                  .data()
              : PillowResize.bilinear(before, sizes[0], sizes[1], sizes[2], sizes[3]);
      assertArrayEquals(
          HexFormat.of().parseHex(line[6]), after, String.join(" ", Arrays.copyOf(line, 5)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hole, 126",
    "hole, 518",
    "small, 126",
    "small, 518",
    "scratch, 126",
    "large, 126",
    "gray, 126",
    "palette, 126",
    "rgba, 126"
  })
  void agreesWithGolden(String name, int side) {
    String file = name + ".png";
    byte[] expected = Golden.open("preprocess.safetensors").bytes(file + ".resized" + side);
    RgbImage image =
        ImageDecoder.decode(
            ImageSource.of(Golden.path("images/" + file)), DecodeOptions.defaults());
    assertArrayEquals(expected, PillowResize.bicubic(image, side, side).data());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 50", "37, 37", "200, 9", "16, 31"})
  void aConstantPictureStaysConstant(int width, int height) {
    for (int level = 0; level < 256; level += 15) {
      byte[] values = new byte[16 * 31 * 3];
      Arrays.fill(values, (byte) level);
      byte[] expected = new byte[width * height * 3];
      Arrays.fill(expected, (byte) level);
      assertArrayEquals(
          expected, PillowResize.bicubic(new RgbImage(16, 31, values), width, height).data());
    }
  }

  @Test
  void theSameSizeGivesTheSamePixelsInANewArray() {
    RgbImage image = random(9, 6);
    RgbImage same = PillowResize.bicubic(image, 9, 6);
    assertArrayEquals(image.data(), same.data());
    assertNotSame(image.data(), same.data());
  }

  @ParameterizedTest
  @CsvSource({"7, 5", "40, 31", "19, 30", "1, 8"})
  void mirroringCommutesWithResizing(int width, int height) {
    RgbImage image = random(23, 17);
    RgbImage mirroredAfter = Orientation.upright(PillowResize.bicubic(image, width, height), 3);
    RgbImage mirroredBefore = PillowResize.bicubic(Orientation.upright(image, 3), width, height);
    assertArrayEquals(mirroredAfter.data(), mirroredBefore.data());
  }

  @Test
  void refusesImpossibleSizes() {
    RgbImage image = random(2, 2);
    Exception zero =
        assertThrows(IllegalArgumentException.class, () -> PillowResize.bicubic(image, 0, 4));
    assertEquals("a new size of 0 x 4 pixels", zero.getMessage());
    Exception length =
        assertThrows(
            IllegalArgumentException.class, () -> PillowResize.bilinear(new byte[5], 2, 3, 4, 4));
    assertEquals("5 values for 2 x 3 pixels", length.getMessage());
  }

  private static RgbImage random(int width, int height) {
    byte[] values = new byte[width * height * 3];
    new Random(11).nextBytes(values);
    return new RgbImage(width, height, values);
  }
}
