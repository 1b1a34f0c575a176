package io.github.adaclip.torch.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatchScoresTest {
  private static final float ROUNDING = 1e-5f; // float32 values up to 100
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
  void logitsAreAHundredTimesTheCosines() { // by hand
    Tensor patches = CPU.floats(new float[] {1, 0, 0.6f, 0.8f}, 1, 2, 2);
    Tensor text = CPU.floats(new float[] {1, 0, 0, 1}, 1, 2, 2);
    float[] logits = TensorDevice.floats(PatchScores.logits(patches, text));
    assertArrayEquals(new float[] {100, 0, 60, 80}, logits, ROUNDING);
  }

  @Test
  void cornersStayAndMiddlesAreAverages() { // by hand, corners aligned; normal side is the negative
    Tensor logits = CPU.floats(new float[] {0, 0, -2, 2, -4, 4, -6, 6}, 1, 4, 2);
    float[] fine = TensorDevice.floats(PatchScores.upsample(logits, 3));
    assertArrayEquals(
        new float[] {0, 1, 2, 2, 3, 4, 4, 5, 6}, Arrays.copyOfRange(fine, 9, 18), ROUNDING);
    assertArrayEquals(
        new float[] {0, -1, -2, -2, -3, -4, -4, -5, -6}, Arrays.copyOf(fine, 9), ROUNDING);
  }

  @Test
  void constantLogitsGiveAConstantMap() { // a law: softmax of (0, 1)
    float[] map = TensorDevice.floats(PatchScores.map(List.of(filled(0, 1), filled(0, 1)), 28));
    float expected = (float) (1 / (1 + Math.exp(-1)));
    for (float value : map) {
      assertEquals(expected, value, ROUNDING);
    }
  }

  @Test
  void swappingTheSidesMirrorsTheMap() { // a law
    Random random = new Random(5);
    float[] values = new float[2 * 9];
    float[] swapped = new float[2 * 9];
    for (int patch = 0; patch < 9; patch++) {
      values[2 * patch] = swapped[2 * patch + 1] = random.nextFloat();
      values[2 * patch + 1] = swapped[2 * patch] = random.nextFloat();
    }
    float[] map = TensorDevice.floats(PatchScores.map(List.of(CPU.floats(values, 1, 9, 2)), 21));
    float[] mirrored =
        TensorDevice.floats(PatchScores.map(List.of(CPU.floats(swapped, 1, 9, 2)), 21));
    for (int pixel = 0; pixel < map.length; pixel++) {
      assertEquals(1, map[pixel] + mirrored[pixel], ROUNDING);
    }
  }

  @Test
  void abnormalProbabilityIsTheSoftmaxOfTheLayersMean() { // by hand: means 1 and 3
    Tensor first = CPU.floats(new float[] {0, 2}, 1, 1, 2);
    Tensor second = CPU.floats(new float[] {2, 4}, 1, 1, 2);
    float[] abnormal = TensorDevice.floats(PatchScores.abnormalProbability(List.of(first, second)));
    assertArrayEquals(new float[] {(float) (1 / (1 + Math.exp(-2)))}, abnormal, ROUNDING);
  }

  @Test
  void probabilitiesSumToOneAndPreferTheNearerText() {
    Tensor feature = CPU.floats(new float[] {0.8f, 0.6f}, 1, 2);
    Tensor text = CPU.floats(new float[] {0.79f, 0.81f, 0.61f, 0.59f}, 1, 2, 2);
    float[] sides = TensorDevice.floats(PatchScores.probabilities(feature, text));
    assertEquals(1, sides[0] + sides[1], ROUNDING);
    assertTrue(
        sides[1] > sides[0], Arrays.toString(sides)); // 0.8·0.81 + 0.6·0.59 is the larger cosine
  }

  @Test
  void unitLengthIsOneAlongTheAxis() {
    float[] unit =
        TensorDevice.floats(UnitLength.of(CPU.floats(new float[] {3, 4, 0, 2}, 2, 2), -1));
    assertArrayEquals(new float[] {0.6f, 0.8f, 0, 1}, unit, ROUNDING);
  }

  @Test
  void refusesTextOfAnotherWidth() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> PatchScores.logits(CPU.zeros(1, 4, 3), CPU.zeros(1, 5, 2)));
    assertEquals("text features has shape [1, 5, 2], expected [1, 3, 2]", e.getMessage());
  }

  @Test
  void refusesPatchesThatAreNoSquare() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> PatchScores.upsample(CPU.zeros(1, 5, 2), 8));
    assertEquals("logits has shape [1, 5, 2], expected [1, 4, 2]", e.getMessage());
  }

  private static Tensor filled(float normal, float abnormal) {
    float[] values = new float[2 * 16];
    for (int patch = 0; patch < 16; patch++) {
      values[2 * patch] = normal;
      values[2 * patch + 1] = abnormal;
    }
    return CPU.floats(values, 1, 16, 2);
  }
}
