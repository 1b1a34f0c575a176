package io.github.adaclip.torch.tensor;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** Shape checks whose messages show what was expected and what was found. */
public final class Shapes {
  private Shapes() {}

  /**
   * Requires axis lengths; −1 accepts any length on that axis.
   *
   * @throws IllegalArgumentException with both shapes
   */
  public static void require(String what, Tensor tensor, long... expected) {
    long[] found = tensor.shape();
    boolean fits = found.length == expected.length;
    for (int axis = 0; fits && axis < found.length; axis++) {
      fits = expected[axis] == -1 || expected[axis] == found[axis];
    }
    if (!fits) {
      throw new IllegalArgumentException(
          what
              + " has shape "
              + Arrays.toString(found)
              + ", expected "
              + Arrays.toString(expected));
    }
  }

  static void requireCount(String what, long count, Tensor tensor) {
    if (count != tensor.numel()) {
      throw new IllegalArgumentException(
          count + " " + what + " for a tensor of shape " + Arrays.toString(tensor.shape()));
    }
  }
}
