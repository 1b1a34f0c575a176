package io.github.adaclip.weights;

import java.util.Arrays;

/**
 * What is known of a stored tensor without reading it.
 *
 * @param name its name in the file
 * @param type how its elements are stored
 * @param shape its sizes, none for a single number; copied
 */
public record TensorInfo(String name, DataType type, long[] shape) {
  /** Checks the sizes: none negative, and a product that fits into 63 bits. */
  public TensorInfo {
    shape = shape.clone();
    elements(shape);
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** How many elements there are; 1 for an empty shape. */
  public long elementCount() {
    return elements(shape);
  }

  /** The shape as people write it: {@code (768, 1024)}. */
  public String shapeText() {
    return text(shape);
  }

  static long elements(long[] shape) {
    long count = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException("negative size in shape " + text(shape));
      }
      try {
        count = Math.multiplyExact(count, size);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException("shape " + text(shape) + " is too large", e);
      }
    }
    return count;
  }

  static String text(long[] shape) {
    String sizes = Arrays.toString(shape);
    return "(" + sizes.substring(1, sizes.length() - 1) + ")";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorInfo that
        && name.equals(that.name)
        && type == that.type
        && Arrays.equals(shape, that.shape);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * name.hashCode() + type.hashCode()) + Arrays.hashCode(shape);
  }

  @Override
  public String toString() {
    return name + " " + type + " " + shapeText();
  }
}
