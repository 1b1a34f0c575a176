package io.github.adaclip.torch.score;

import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/** Division of vectors by their Euclidean length. */
public final class UnitLength {
  private static final double EUCLIDEAN = 2;

  private UnitLength() {}

  /** Vectors along an axis, scaled to length one; in the caller's scope. */
  public static Tensor of(Tensor vectors, long axis) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor lengths =
          vectors.norm(new ScalarOptional(new Scalar(EUCLIDEAN)), new long[] {axis}, true);
      return scope.keep(vectors.div(lengths));
    }
  }
}
