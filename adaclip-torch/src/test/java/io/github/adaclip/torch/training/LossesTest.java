package io.github.adaclip.torch.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.training.DiceForm;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossesTest {
  /** Float32 arithmetic on numbers around one. */
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

  @Test
  void focalByHand() {
    Tensor probabilities = device.floats(new float[] {0.25f, 0.75f, 0.9f, 0.1f}, 2, 2);
    Tensor abnormal = device.floats(new float[] {1, 1}, 2);
    double sure = 0.75 * (1 - 1e-5) + 0.25 * 1e-5 + 1e-5;
    double unsure = 0.1 * (1 - 1e-5) + 0.9 * 1e-5 + 1e-5;
    double expected = (focal(sure) + focal(unsure)) / 2;
    assertEquals(expected, Losses.focal(probabilities, abnormal).item_double(), ROUNDING);
  }

  private static double focal(double probability) {
    return -(1 - probability) * (1 - probability) * Math.log(probability);
  }

  @Test
  void focalOfMapsIsTheMeanOverAllPixels() {
    Tensor maps =
        device.floats(new float[] {0.25f, 0.9f, 0.25f, 0.9f, 0.75f, 0.1f, 0.75f, 0.1f}, 1, 2, 2, 2);
    Tensor masks = device.floats(new float[] {1, 1, 1, 1}, 1, 2, 2);
    Tensor points = device.floats(new float[] {0.25f, 0.75f, 0.9f, 0.1f}, 2, 2);
    assertEquals(
        Losses.focal(points, device.floats(new float[] {1, 1}, 2)).item_double(),
        Losses.focal(maps, masks).item_double(),
        ROUNDING);
  }

  @Test
  void diceByHandDiffersBetweenRowsAndImage() {
    Tensor map = device.floats(new float[] {0.5f, 0.5f, 1, 0}, 1, 2, 2);
    Tensor mask = device.floats(new float[] {1, 0, 0, 0}, 1, 2, 2);
    double firstRow = 1 - (2 * 0.5 + 1) / (1 + 1 + 1.0);
    double secondRow = 1 - 1 / (1 + 0 + 1.0);
    double image = 1 - (2 * 0.5 + 1) / (2 + 1 + 1.0);
    assertEquals(
        (firstRow + secondRow) / 2, Losses.dice(map, mask, DiceForm.ROWS).item_double(), ROUNDING);
    assertEquals(image, Losses.dice(map, mask, DiceForm.IMAGE).item_double(), ROUNDING);
  }

  @ParameterizedTest
  @EnumSource(DiceForm.class)
  void diceOfAMapThatIsItsMaskIsZero(DiceForm form) {
    Tensor mask = device.floats(new float[] {1, 0, 0, 1, 0, 0, 0, 0, 0}, 1, 3, 3);
    assertEquals(0, Losses.dice(mask, mask, form).item_double(), ROUNDING);
  }

  @ParameterizedTest
  @EnumSource(DiceForm.class)
  void diceOfABatchIsTheMeanOfItsPictures(DiceForm form) {
    float[] first = {0.5f, 0.1f, 1, 0};
    float[] second = {0.2f, 0.8f, 0.3f, 0.4f};
    Tensor mask = device.floats(new float[] {1, 0, 0, 0}, 1, 2, 2);
    double alone =
        Losses.dice(device.floats(first, 1, 2, 2), mask, form).item_double()
            + Losses.dice(device.floats(second, 1, 2, 2), mask, form).item_double();
    Tensor both = device.floats(new float[] {0.5f, 0.1f, 1, 0, 0.2f, 0.8f, 0.3f, 0.4f}, 2, 2, 2);
    Tensor masks = device.floats(new float[] {1, 0, 0, 0, 1, 0, 0, 0}, 2, 2, 2);
    assertEquals(alone / 2, Losses.dice(both, masks, form).item_double(), ROUNDING);
  }

  @Test
  void refusesMasksOfAnotherSize() {
    Tensor map = device.zeros(1, 2, 2);
    Tensor mask = device.zeros(1, 3, 3);
    Exception dice =
        assertThrows(IllegalArgumentException.class, () -> Losses.dice(map, mask, DiceForm.IMAGE));
    assertEquals("map has shape [1, 2, 2], expected [1, 3, 3]", dice.getMessage());
    Exception focal =
        assertThrows(
            IllegalArgumentException.class, () -> Losses.focal(device.zeros(1, 2, 2, 2), mask));
    assertEquals("probabilities has shape [1, 2, 2, 2], expected [1, 2, 3, 3]", focal.getMessage());
  }
}
