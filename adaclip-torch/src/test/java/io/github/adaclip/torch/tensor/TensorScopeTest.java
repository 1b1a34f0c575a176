package io.github.adaclip.torch.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.ComputeDevice;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class TensorScopeTest {
  private static final TensorDevice CPU = TensorDevice.of(ComputeDevice.CPU);

  @Test
  void whatIsMadeDiesWithTheScope() {
    long before = Pointer.totalCount();
    Tensor escaped;
    try (TensorScope scope = TensorScope.open()) {
      escaped = CPU.zeros(2, 3).add(CPU.zeros(2, 3));
      assertTrue(Pointer.totalCount() > before);
    }
    assertTrue(escaped.isNull());
    assertEquals(before, Pointer.totalCount());
  }

  @Test
  void whatIsKeptDiesWithTheScopeAround() {
    long before = Pointer.totalCount();
    Tensor kept;
    try (TensorScope outer = TensorScope.open()) {
      try (TensorScope inner = TensorScope.open()) {
        kept = inner.keep(CPU.floats(new float[] {1, 2}, 2));
      }
      assertFalse(kept.isNull());
      assertArrayEquals(new float[] {1, 2}, TensorDevice.floats(kept));
    }
    assertTrue(kept.isNull());
    assertEquals(before, Pointer.totalCount());
  }

  @Test
  void whatIsKeptWithoutAScopeAroundBelongsToTheCaller() {
    Tensor kept;
    try (TensorScope scope = TensorScope.open()) {
      kept = scope.keep(CPU.floats(new float[] {3}, 1));
    }
    assertArrayEquals(new float[] {3}, TensorDevice.floats(kept));
    kept.releaseReference();
    assertTrue(kept.isNull());
  }

  @Test
  void freedTensorLeavesThoseThatShareItsMemory() {
    try (TensorScope scope = TensorScope.open()) {
      Tensor whole = CPU.floats(new float[] {1, 2, 3}, 3);
      Tensor part = whole.narrow(0, 1, 2);
      scope.free(whole);
      assertTrue(whole.isNull());
      assertArrayEquals(new float[] {2, 3}, TensorDevice.floats(part));
    }
  }

  @Test
  void scopeClosesAlsoWhenTheStageFails() {
    long before = Pointer.totalCount();
    try (TensorScope scope = TensorScope.open()) {
      CPU.zeros(2, 3).matmul(CPU.zeros(2, 3));
    } catch (RuntimeException expected) {
      assertTrue(
          expected.getMessage().contains("shapes cannot be multiplied"), expected.getMessage());
    }
    assertEquals(before, Pointer.totalCount());
  }
}
