package io.github.adaclip.torch.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MuonTest {
  private static final double RATE = 0.01;

  /** What bfloat16 leaves uncertain of a move of 0.004. */
  private static final double BFLOAT16 = 5e-4;

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

  private Tensor random(long seed, long... shape) {
    Random random = new Random(seed);
    return device.floats(
        buffer -> {
          while (buffer.hasRemaining()) {
            buffer.put((float) random.nextGaussian());
          }
        },
        shape);
  }

  /** u uᵀ is near the unit matrix: its diagonal near 1, everything else near 0. */
  @Test
  void rowsBecomeNearlyOrthonormal() {
    Tensor matrices = random(1, 3, 8, 32);
    Tensor moves = Muon.orthogonal(matrices);
    float[] products = TensorDevice.floats(moves.matmul(moves.transpose(1, 2)));
    for (int i = 0; i < products.length; i++) {
      int row = i / 8 % 8;
      if (row == i % 8) {
        assertTrue(products[i] > 0.4 && products[i] < 1.6, "square of a row: " + products[i]);
      } else {
        assertEquals(0, products[i], 0.45, "product of two rows");
      }
    }
  }

  @Test
  void theLengthOfTheGradientDoesNotMatter() {
    Tensor matrices = random(2, 1, 8, 16);
    float[] moves = TensorDevice.floats(Muon.orthogonal(matrices));
    float[] same = TensorDevice.floats(Muon.orthogonal(matrices.mul(new Scalar(1024))));
    for (int i = 0; i < moves.length; i++) {
      assertEquals(moves[i], same[i], 1e-2);
    }
  }

  /** A multiple of an orthogonal matrix keeps its direction. */
  @Test
  void movesAgainstTheGradient() {
    Tensor weight = device.zeros(4, 4);
    try (Learnable learnable = new Learnable("w", weight, device)) {
      float[] unit = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
      weight.mutable_grad().put(device.floats(unit, 4, 4));
      new Muon(0).step(List.of(learnable), RATE);
      float[] moved = TensorDevice.floats(weight);
      for (int i = 0; i < moved.length; i++) {
        double expected = unit[i] == 0 ? 0 : -RATE * 0.2 * 2;
        assertEquals(expected, moved[i], 0.35 * RATE * 0.2 * 2);
      }
      assertEquals(1, learnable.updates());
    }
  }

  /** Queries, keys and values move as three matrices would, a tall one as its transpose would. */
  @Test
  void joinedAndTallMatricesMoveAsTheirParts() {
    Tensor gradient = random(3, 12, 4);
    Tensor joined = moved(gradient);
    for (int part = 0; part < 3; part++) {
      assertNear(moved(gradient.narrow(0, part * 4, 4)), joined.narrow(0, part * 4, 4));
    }
    Tensor tall = random(4, 16, 4);
    assertNear(moved(tall.t().contiguous()).t(), moved(tall));
  }

  private Tensor moved(Tensor gradient) {
    Tensor weight = device.zeros(gradient.shape());
    try (Learnable learnable = new Learnable("w", weight, device)) {
      weight.mutable_grad().put(gradient.contiguous());
      new Muon(0).step(List.of(learnable), RATE);
      return weight.detach();
    }
  }

  private static void assertNear(Tensor expected, Tensor found) {
    float[] one = TensorDevice.floats(expected);
    float[] other = TensorDevice.floats(found);
    for (int i = 0; i < one.length; i++) {
      assertEquals(one[i], other[i], BFLOAT16);
    }
  }

  @Test
  void decayShrinksWeights() {
    Tensor weight = device.floats(new float[] {1, 2, 3, 4}, 2, 2);
    try (Learnable learnable = new Learnable("w", weight, device)) {
      weight.mutable_grad().put(device.zeros(2, 2));
      new Muon(0.5).step(List.of(learnable), RATE);
      float[] left = TensorDevice.floats(weight);
      for (int i = 0; i < left.length; i++) {
        assertEquals((i + 1) * (1 - 0.5 * RATE), left[i], 1e-5);
      }
    }
  }
}
