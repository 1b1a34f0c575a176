package io.github.adaclip.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which elements of a storage a tensor consists of: element {@code (i, j, …)} lies at {@code offset
 * + i·stride₀ + j·stride₁ + …}. Transposed, sliced and expanded (stride 0) tensors are such views.
 */
final class StridedView {
  /** An expanded tensor larger than this is taken for an attack on the memory, not for weights. */
  private static final long MAX_EXPANDED_ELEMENTS = 1L << 22;

  private final long offset;
  private final long[] shape;
  private final long[] strides;

  /**
   * Takes over arrays that were read from a file.
   *
   * @throws IllegalArgumentException saying why there can be no such view
   */
  StridedView(long offset, long[] shape, long[] strides, long storageElements) {
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
    if (shape.length != strides.length) {
      throw new IllegalArgumentException(
          shape.length + " sizes but " + strides.length + " strides");
    }
    long elements = TensorInfo.elements(shape);
    if (offset < 0 || offset > storageElements) {
      throw new IllegalArgumentException(
          "offset " + offset + " outside a storage of " + storageElements);
    }
    if (elements > 0) {
      requireInside(storageElements);
      requireNoOverlap();
    }
    if (elements > Math.max(storageElements, MAX_EXPANDED_ELEMENTS)) {
      throw new IllegalArgumentException(
          elements + " elements made of " + storageElements + " stored ones");
    }
  }

  /** A tensor that fills its storage row by row. */
  static StridedView contiguous(long[] shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= shape[axis];
    }
    return new StridedView(0, shape, strides, TensorInfo.elements(shape));
  }

  long offset() {
    return offset;
  }

  long[] shape() {
    return shape;
  }

  /** Whether the elements lie row by row without gaps. */
  boolean isContiguous() {
    long expected = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (shape[axis] != 1 && strides[axis] != expected) {
        return false;
      }
      expected *= shape[axis];
    }
    return true;
  }

  /**
   * One axis of the view with the step it makes in the storage and the one in the row-major result.
   */
  record Axis(long size, long storageStride, long resultStride) {}

  /**
   * The axes longer than 1 such that walking them, last fastest, never goes backward in the
   * storage.
   */
  List<Axis> axesInStorageOrder() {
    List<Axis> axes = new ArrayList<>();
    long resultStride = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (shape[axis] > 1) {
        axes.add(new Axis(shape[axis], strides[axis], resultStride));
      }
      resultStride *= shape[axis];
    }
    axes.sort(Comparator.comparingLong(Axis::storageStride).reversed());
    return axes;
  }

  private void requireInside(long storageElements) {
    long last = offset;
    for (int axis = 0; axis < shape.length; axis++) {
      if (strides[axis] < 0) {
        throw new IllegalArgumentException("negative stride " + strides[axis]);
      }
      try {
        last = Math.addExact(last, Math.multiplyExact(shape[axis] - 1, strides[axis]));
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException("strides reach beyond any storage", e);
      }
    }
    if (last >= storageElements) {
      throw new IllegalArgumentException(
          "shape "
              + TensorInfo.text(shape)
              + " reaches element "
              + last
              + " of a storage of "
              + storageElements);
    }
  }

  private void requireNoOverlap() {
    List<Axis> axes = axesInStorageOrder();
    long reach = 0;
    for (int i = axes.size() - 1; i >= 0; i--) {
      Axis axis = axes.get(i);
      if (axis.storageStride() != 0 && axis.storageStride() <= reach) {
        throw new IllegalArgumentException("rows overlap (stride " + axis.storageStride() + ")");
      }
      reach += (axis.size() - 1) * axis.storageStride();
    }
  }
}
