package io.github.adaclip.weights;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Where a tensor under OpenAI's name comes from.
 *
 * @param parts names in the file, joined along the first axis in this order
 * @param transposed whether the file holds the matrix the other way round
 */
record ClipSource(List<String> parts, boolean transposed) {
  static ClipSource of(String name) {
    return new ClipSource(List.of(name), false);
  }

  static ClipSource transposed(String name) {
    return new ClipSource(List.of(name), true);
  }

  /** The shape under OpenAI's name. */
  long[] shape(TensorFile file) {
    long[] shape = file.info(parts.get(0)).shape();
    if (transposed && shape.length == 2) {
      return new long[] {shape[1], shape[0]};
    }
    for (String part : parts.subList(1, parts.size())) {
      long[] next = file.info(part).shape();
      if (next.length > 0 && shape.length > 0) {
        shape[0] += next[0];
      }
    }
    return shape;
  }

  /** Reads the tensor row by row in OpenAI's layout; the buffer's position advances. */
  void read(TensorFile file, FloatBuffer target) {
    if (!transposed) {
      parts.forEach(part -> file.read(part, target));
      return;
    }
    long[] stored = file.info(parts.get(0)).shape();
    int rows = (int) stored[0];
    int columns = (int) stored[1];
    float[] values = file.readFloats(parts.get(0));
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        target.put(values[row * columns + column]);
      }
    }
  }
}
