package io.github.adaclip.torch.clip;

import java.nio.FloatBuffer;

/** Named float32 weights, from a file or made up. */
public interface WeightSource {
  /**
   * Checks that a weight can be had in a shape.
   *
   * @throws IllegalArgumentException with both shapes if not
   */
  void requireShape(String name, long... shape);

  /** Fills the target, which holds exactly the weight's values, row by row. */
  void read(String name, FloatBuffer target);
}
