package io.github.adaclip.torch.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TensorDeviceTest {
  private static final TensorDevice CPU = TensorDevice.of(ComputeDevice.CPU);

  @Test
  void valuesComeBackRowByRow() {
    try (TensorScope scope = TensorScope.open()) {
      Tensor matrix = CPU.floats(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
      assertArrayEquals(
          new float[] {1, 4, 2, 5, 3, 6}, TensorDevice.floats(matrix.transpose(0, 1)));
    }
  }

  @Test
  void emptyTensorIsNoError() {
    try (TensorScope scope = TensorScope.open()) {
      assertEquals(0, TensorDevice.floats(CPU.floats(new float[0], 0, 4)).length);
    }
  }

  @Test
  void refusesMissingValues() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> CPU.floats(buffer -> buffer.put(1f), 2, 2));
    assertEquals("a tensor [2, 2] was left with 3 values missing", e.getMessage());
  }

  @Test
  void refusesAWrongShape() {
    try (TensorScope scope = TensorScope.open()) {
      Tensor matrix = CPU.zeros(2, 3);
      Exception e =
          assertThrows(
              IllegalArgumentException.class, () -> Shapes.require("matrix", matrix, -1, 4));
      assertEquals("matrix has shape [2, 3], expected [-1, 4]", e.getMessage());
    }
  }

  @Test
  void refusesCudaWhereThereIsNone() {
    Assumptions.assumeFalse(torch.cuda_is_available());
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> TensorDevice.of(ComputeDevice.parse("cuda:1")));
    assertEquals(FailureCode.ENGINE_UNAVAILABLE, e.code());
    assertEquals(
        "the CUDA device cannot be used (expected a libtorch build with CUDA and a device cuda:1;"
            + " found no CUDA device in this build)",
        e.getMessage());
  }
}
