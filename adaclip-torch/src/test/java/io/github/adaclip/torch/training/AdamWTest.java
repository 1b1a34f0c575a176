package io.github.adaclip.torch.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.training.OptimizerSettings;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class AdamWTest {
  /** Float32 arithmetic on numbers around one. */
  private static final double ROUNDING = 1e-6;

  private static final OptimizerSettings SETTINGS =
      new OptimizerSettings(0.1, 0.5, 0.9, 1e-8, 0.01);

  private final TensorDevice device = TensorDevice.of(ComputeDevice.CPU);

  @Test
  void twoStepsByHand() {
    double[] gradients = {2, -1};
    double weight = 3;
    double mean = 0;
    double squares = 0;
    try (TensorScope scope = TensorScope.open();
        Learnable learnable = new Learnable("weight", device.floats(new float[] {3}, 1), device)) {
      AdamW optimizer = new AdamW(SETTINGS);
      for (int step = 1; step <= 2; step++) {
        double gradient = gradients[step - 1];
        weight -= 0.1 * 0.01 * weight;
        mean = 0.5 * mean + 0.5 * gradient;
        squares = 0.9 * squares + 0.1 * gradient * gradient;
        weight -=
            0.1
                * (mean / (1 - Math.pow(0.5, step)))
                / (Math.sqrt(squares / (1 - Math.pow(0.9, step))) + 1e-8);
        learnable.weight().mul(new Scalar(gradient)).sum().backward();
        optimizer.step(List.of(learnable));
        learnable.dropGradient();
        assertEquals(weight, learnable.weight().item_double(), ROUNDING);
        assertEquals(step, learnable.updates());
      }
    }
  }

  @Test
  void aWeightWithoutAGradientIsLeftAsItIs() {
    try (TensorScope scope = TensorScope.open();
        Learnable learnable =
            new Learnable("weight", device.floats(new float[] {3, 4}, 2), device)) {
      new AdamW(SETTINGS).step(List.of(learnable));
      assertArrayEquals(new float[] {3, 4}, TensorDevice.floats(learnable.weight()));
      assertEquals(0, learnable.updates());
    }
  }

  @Test
  void gradientsAddUpUntilTheyAreDropped() {
    try (TensorScope scope = TensorScope.open();
        Learnable learnable =
            new Learnable("weight", device.floats(new float[] {1, 1}, 2), device)) {
      Tensor factors = device.floats(new float[] {3, 4}, 2);
      learnable.weight().mul(factors).sum().backward();
      assertEquals(5, Learnable.gradientNorm(List.of(learnable)), ROUNDING);
      learnable.weight().mul(factors).sum().backward();
      assertEquals(10, Learnable.gradientNorm(List.of(learnable)), ROUNDING);
      learnable.dropGradient();
      assertEquals(0, Learnable.gradientNorm(List.of(learnable)));
    }
  }

  @Test
  void refusesACountBelowZero() {
    try (TensorScope scope = TensorScope.open();
        Learnable learnable = new Learnable("weight", device.zeros(1), device)) {
      Exception e = assertThrows(IllegalArgumentException.class, () -> learnable.setUpdates(-1));
      assertEquals("weight was updated -1 times", e.getMessage());
    }
  }
}
