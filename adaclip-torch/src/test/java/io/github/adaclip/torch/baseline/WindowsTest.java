package io.github.adaclip.torch.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
  private static final float ROUNDING = 1e-6f; // sums of at most nine float32 reciprocals
  private static final TensorDevice CPU = TensorDevice.of(ComputeDevice.CPU);

  private TensorScope scope;

  @BeforeEach
  void open() {
    scope = TensorScope.open();
  }

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void positionsOfTheFourWindowsOfAGridOfThree() { // by hand; 0 is the class token
    Windows windows = new Windows(3, 2);
    assertEquals(4, windows.count());
    assertEquals(5, windows.tokens());
    assertArrayEquals(
        new long[] {0, 1, 2, 4, 5, 0, 2, 3, 5, 6, 0, 4, 5, 7, 8, 0, 5, 6, 8, 9},
        windows.positions(0, 4));
    assertArrayEquals(new long[] {0, 4, 5, 7, 8}, windows.positions(2, 1));
  }

  @Test
  void sizesOfThePublishedGrid() {
    assertEquals(1296, new Windows(37, 2).count());
    assertEquals(1225, new Windows(37, 3).count());
    assertEquals(10, new Windows(37, 3).tokens());
  }

  @Test
  void harmonicMeansOfAGridOfThree() { // by hand: the reciprocals are 1, 2, 3 and 6
    float[] means = harmonicMean(new Windows(3, 2), 1, 1 / 2f, 1 / 3f, 1 / 6f);
    assertArrayEquals(
        new float[] {1, 2 / 3f, 1 / 2f, 1 / 2f, 1 / 3f, 1 / 4f, 1 / 3f, 2 / 9f, 1 / 6f},
        means,
        ROUNDING);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 3", "5, 2", "6, 3", "7, 4", "4, 1"})
  void harmonicMeansAreThoseOfALoopOverWindows(int grid, int side) {
    Windows windows = new Windows(grid, side);
    Random random = new Random(grid * 10L + side);
    float[] scores = new float[windows.count()];
    for (int window = 0; window < scores.length; window++) {
      scores[window] = 0.01f + random.nextFloat();
    }
    assertArrayEquals(
        looped(grid, side, scores), harmonicMean(windows, scores), ROUNDING, grid + " " + side);
  }

  @Test
  void meansLieBetweenTheLeastAndTheLargestScore() { // a law
    float[] means = harmonicMean(new Windows(3, 2), 0.2f, 0.9f, 0.3f, 0.7f);
    for (float mean : means) {
      assertEquals(0.55f, mean, 0.35f + ROUNDING);
    }
    float[] same = harmonicMean(new Windows(3, 2), 0.4f, 0.4f, 0.4f, 0.4f);
    float[] expected = new float[9];
    Arrays.fill(expected, 0.4f);
    assertArrayEquals(expected, same, ROUNDING);
  }

  @Test
  void oneScoreOfZeroMakesItsPatchesZero() {
    float[] means = harmonicMean(new Windows(3, 2), 0, 0.5f, 0.5f, 0.5f);
    assertArrayEquals(new float[] {0, 0, 0.5f, 0, 0, 0.5f, 0.5f, 0.5f, 0.5f}, means, ROUNDING);
  }

  @Test
  void picturesOfABatchAreApart() {
    float[] both =
        TensorDevice.floats(
            new Windows(2, 1).harmonicMean(CPU.floats(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 4)));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, both, ROUNDING * 8);
  }

  @Test
  void refusesWindowsLargerThanTheGrid() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> new Windows(2, 3));
    assertEquals("windows of 3 patches a side on a grid of 2", e.getMessage());
  }

  @Test
  void refusesAnotherNumberOfScores() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> harmonicMean(new Windows(3, 2), 1, 1, 1));
    assertEquals("window scores has shape [1, 3], expected [-1, 4]", e.getMessage());
  }

  private static float[] harmonicMean(Windows windows, float... scores) {
    return TensorDevice.floats(windows.harmonicMean(CPU.floats(scores, 1, scores.length)));
  }

  private static float[] looped(int grid, int side, float[] scores) {
    float[] means = new float[grid * grid];
    for (int patch = 0; patch < means.length; patch++) {
      int row = patch / grid;
      int column = patch % grid;
      int covering = 0;
      double reciprocals = 0;
      for (int top = 0; top + side <= grid; top++) {
        for (int left = 0; left + side <= grid; left++) {
          if (row >= top && row < top + side && column >= left && column < left + side) {
            covering++;
            reciprocals += 1.0 / scores[top * (grid - side + 1) + left];
          }
        }
      }
      means[patch] = (float) (covering / reciprocals);
    }
    return means;
  }
}
