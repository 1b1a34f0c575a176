package io.github.adaclip.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.testdata.Golden;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianFilterTest {
  private static final float REFERENCE = 1e-6f; // golden/README.md; both round to float32 twice
  private static final float ROUNDING = 3e-7f; // two float32 roundings of values up to 1
  private static final float BY_HAND = 1e-6f; // weights worked out to seven digits

  @ParameterizedTest
  @ValueSource(strings = {"sigma4", "sigma1_5"})
  void agreesWithSciPy(String name) {
    Golden golden = Golden.open("gaussian.safetensors");
    double sigma = name.equals("sigma4") ? 4 : 1.5;
    assertArrayEquals(
        golden.floats(name),
        GaussianFilter.smooth(golden.floats("input"), 61, 37, sigma),
        REFERENCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stages_hole_candle.safetensors",
        "stages_hole_candle_224.safetensors",
        "stages_scratch_metal-nut.safetensors"
      })
  void agreesWithTheReferenceOnItsMaps(String file) {
    Golden golden = Golden.open(file);
    int side = (int) golden.shape("map")[1];
    assertArrayEquals(
        golden.floats("map_smoothed_sigma4"),
        GaussianFilter.smooth(golden.floats("map"), side, side, 4),
        REFERENCE);
  }

  /**
   * scipy.ndimage.gaussian_filter(numpy.float32([[0, 1], [0.25, 0.5], [1, 0]]), 0.8), SciPy 1.17.1.
   */
  @Test
  void mirrorsAsOftenAsNeededWhenTheKernelIsWiderThanThePicture() {
    float[] picture = {0, 1, 0.25f, 0.5f, 1, 0};
    float[] expected = {
      0.29434189f, 0.64310288f, 0.40915191f, //
      0.46595860f, 0.61464924f, 0.32279551f
    };
    assertArrayEquals(expected, GaussianFilter.smooth(picture, 2, 3, 0.8), REFERENCE);
  }

  @Test
  void aSinglePointBecomesTheKernel() {
    // sigma 0.25: radius 1, exp(-8) beside 1, sum 1 + 2 exp(-8)
    double beside = Math.exp(-8) / (1 + 2 * Math.exp(-8));
    double middle = 1 / (1 + 2 * Math.exp(-8));
    float[] smooth = GaussianFilter.smooth(new float[] {0, 0, 1, 0, 0}, 5, 1, 0.25);
    float[] expected = {0, (float) beside, (float) middle, (float) beside, 0};
    assertArrayEquals(expected, smooth, BY_HAND);
  }

  @Test
  void aConstantStaysConstant() {
    float[] flat = new float[40 * 30];
    Arrays.fill(flat, 0.3f);
    assertArrayEquals(flat, GaussianFilter.smooth(flat, 40, 30, 4), ROUNDING);
  }

  @Test
  void theSumIsKept() {
    float[] picture = random(50, 20, 1);
    assertEquals(sum(picture), sum(GaussianFilter.smooth(picture, 50, 20, 4)), 1000 * ROUNDING);
  }

  @Test
  void theTransposedPictureGivesTheTransposedResult() {
    float[] picture = random(31, 17, 2);
    float[] smooth = GaussianFilter.smooth(picture, 31, 17, 2.3);
    float[] other = GaussianFilter.smooth(transposed(picture, 31, 17), 17, 31, 2.3);
    assertArrayEquals(transposed(smooth, 31, 17), other, ROUNDING);
  }

  @Test
  void sigmaZeroReturnsTheSameValuesInANewArray() {
    float[] picture = random(7, 5, 3);
    float[] same = GaussianFilter.smooth(picture, 7, 5, 0);
    assertArrayEquals(picture, same);
    assertNotSame(picture, same);
  }

  @Test
  void theInputIsNotChanged() {
    float[] picture = random(9, 9, 4);
    float[] before = picture.clone();
    GaussianFilter.smooth(picture, 9, 9, 4);
    assertArrayEquals(before, picture);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -1e-9, 1001, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesASigmaOutsideItsRange(double sigma) {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> GaussianFilter.smooth(new float[4], 2, 2, sigma));
    assertEquals("sigma is " + sigma + " pixels, expected 0 to 1000.0", e.getMessage());
  }

  @Test
  void refusesSizesThatDoNotFit() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> GaussianFilter.smooth(new float[5], 2, 2, 4));
    assertEquals("picture has 5 values, expected 2 x 2", e.getMessage());
  }

  private static float[] random(int width, int height, long seed) {
    Random random = new Random(seed);
    float[] values = new float[width * height];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  private static float[] transposed(float[] values, int width, int height) {
    float[] result = new float[values.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        result[x * height + y] = values[y * width + x];
      }
    }
    return result;
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
