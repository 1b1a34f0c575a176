package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.tensor.ComputeTeam;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** How fast this machine multiplies float32 matrices: what all else is measured against. */
final class ProductRate {
  /** As large as half a picture's tokens and the perceptron of the large backbone. */
  private static final long ROWS = 685;

  private static final long INNER = 1024;
  private static final long COLUMNS = 4096;
  private static final int ROUNDS = 3;
  private static final int PRODUCTS = 2;

  private ProductRate() {}

  /**
   * Operations per second of all compute threads together, the best of a few rounds. On the compute
   * thread.
   */
  static double measured(TensorDevice device) {
    try (TensorScope scope = TensorScope.open()) {
      int parts = ComputeTeam.parts(Long.MAX_VALUE, 1);
      List<Tensor> left = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        left.add(device.randomNormal(1, ROWS, INNER));
      }
      Tensor right = device.randomNormal(1, INNER, COLUMNS);
      double best = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        ComputeTeam.each(parts, part -> multiply(left.get(part), right));
        double seconds = (System.nanoTime() - start) / 1e9;
        best = Math.max(best, 2.0 * parts * PRODUCTS * ROWS * INNER * COLUMNS / seconds);
      }
      return best;
    }
  }

  private static List<Tensor> multiply(Tensor left, Tensor right) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor product = left.new_empty(ROWS, COLUMNS);
      for (int count = 0; count < PRODUCTS; count++) {
        torch.matmul_out(product, left, right);
      }
      return List.of();
    }
  }
}
