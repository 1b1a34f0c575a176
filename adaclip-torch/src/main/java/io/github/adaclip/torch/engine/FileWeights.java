package io.github.adaclip.torch.engine;

import io.github.adaclip.torch.clip.WeightSource;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The weights of an open file.
 *
 * @param shapes the shape of a weight by its name
 * @param values puts a weight's numbers, row by row, into a buffer
 */
record FileWeights(Function<String, long[]> shapes, BiConsumer<String, FloatBuffer> values)
    implements WeightSource {
  @Override
  public void requireShape(String name, long... shape) {
    long[] found = shapes.apply(name);
    if (!Arrays.equals(found, shape)) {
      throw new IllegalArgumentException(
          name + " has shape " + Arrays.toString(found) + ", expected " + Arrays.toString(shape));
    }
  }

  @Override
  public void read(String name, FloatBuffer target) {
    values.accept(name, target);
  }
}
