package io.github.adaclip.torch.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PretrainingLossesTest {
  private static final double ROUNDING = 1e-6;

  private final TensorDevice device = TensorDevice.of(ComputeDevice.CPU);
  private TensorScope scope;

  @BeforeEach
  void open() {
    scope = TensorScope.open();
  }

  @AfterEach
  void close() {
    scope.close();
  }

  private Tensor unit() {
    return device.floats(new float[] {1, 0, 0, 1}, 2, 2);
  }

  @Test
  void sidesByHand() {
    Tensor logits = device.floats(new float[] {0, 0, 0, (float) Math.log(3)}, 2, 2);
    Tensor abnormal = device.floats(new float[] {0, 1}, 2);
    double expected = (Math.log(2) + 5 * Math.log(4.0 / 3)) / 2;
    assertEquals(expected, PretrainingLosses.sides(logits, abnormal, 5).item_double(), ROUNDING);
  }

  /** Half covered, both sides count, the abnormal one with its weight. */
  @Test
  void sidesOfAPatchThatIsPartlyAbnormal() {
    Tensor logits = device.floats(new float[] {0, (float) Math.log(3)}, 1, 2);
    Tensor half = device.floats(new float[] {0.5f}, 1);
    double expected = 0.5 * 3 * Math.log(4.0 / 3) + 0.5 * Math.log(4);
    assertEquals(expected, PretrainingLosses.sides(logits, half, 3).item_double(), ROUNDING);
  }

  /**
   * Of four patches the two largest speak for the picture: 3 and 1 of the first, 0 of the other.
   */
  @Test
  void peaksByHand() {
    Tensor margins = device.floats(new float[] {1, -5, 3, 0, 0, -1, 0, -2}, 2, 4);
    Tensor labels = device.floats(new float[] {1, 0}, 2);
    double expected = (Math.log(1 + Math.exp(-2)) + Math.log(2)) / 2;
    assertEquals(expected, PretrainingLosses.peaks(margins, labels, 0.5).item_double(), ROUNDING);
  }

  /** However small the part: one patch speaks. */
  @Test
  void atLeastOnePatchSpeaksForThePicture() {
    Tensor margins = device.floats(new float[] {1, -5, 3, 0}, 1, 4);
    Tensor labels = device.floats(new float[] {0}, 1);
    assertEquals(
        Math.log(1 + Math.exp(3)),
        PretrainingLosses.peaks(margins, labels, 0.001).item_double(),
        ROUNDING);
  }

  @Test
  void contrastByHand() {
    double scale = 2;
    double expected = Math.log(1 + Math.exp(-scale)); // the right one is e² times as likely
    assertEquals(
        expected,
        PretrainingLosses.contrast(unit(), unit(), unit(), scale).item_double(),
        ROUNDING);
  }

  @Test
  void captionsOfOneMeaningShareTheProbability() {
    Tensor all = device.floats(new float[] {1, 1, 1, 1}, 2, 2);
    Tensor same = device.floats(new float[] {1, 0, 1, 0}, 2, 2);
    assertEquals(
        Math.log(2), PretrainingLosses.contrast(same, same, all, 20).item_double(), ROUNDING);
  }
}
