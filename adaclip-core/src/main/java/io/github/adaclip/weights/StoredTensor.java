package io.github.adaclip.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * A tensor where it lies in a file: name, type and shape, the bytes of its storage, and which of
 * them it consists of. Several tensors may share a storage.
 */
record StoredTensor(TensorInfo info, ByteSource source, StridedView view) {
  private static final int CHUNK_BYTES = 1 << 18;

  /** Receives values with their place in the row-major result. */
  private interface Sink {
    void accept(ByteBuffer chunk, long storageElement, int count);
  }

  /** Reads all elements as float32 to {@code target[position …]} without moving the position. */
  void readFloats(FloatBuffer target) throws IOException {
    if (view.isContiguous()) {
      FloatBuffer moving = target.duplicate();
      float[] floats = new float[chunkElements()];
      readRun(
          (chunk, first, count) -> {
            Elements.decode(info.type(), chunk, floats, count);
            moving.put(floats, 0, count);
          });
    } else {
      StoredWindow window = new StoredWindow(this, chunkElements());
      int base = target.position();
      float[] one = new float[1];
      scatter(
          (storageElement, result) -> {
            Elements.decode(info.type(), window.at(storageElement), one, 1);
            target.put(base + (int) result, one[0]);
          });
    }
  }

  /** Reads all elements as whole numbers. */
  void readLongs(long[] target) throws IOException {
    if (view.isContiguous()) {
      long[] numbers = new long[chunkElements()];
      readRun(
          (chunk, first, count) -> {
            Elements.decode(info.type(), chunk, numbers, count);
            System.arraycopy(numbers, 0, target, (int) first, count);
          });
    } else {
      StoredWindow window = new StoredWindow(this, chunkElements());
      long[] one = new long[1];
      scatter(
          (storageElement, result) -> {
            Elements.decode(info.type(), window.at(storageElement), one, 1);
            target[(int) result] = one[0];
          });
    }
  }

  private int chunkElements() {
    return CHUNK_BYTES / info.type().bytes();
  }

  private void readRun(Sink sink) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
    long elements = info.elementCount();
    int width = info.type().bytes();
    for (long first = 0; first < elements; first += chunkElements()) {
      int count = (int) Math.min(chunkElements(), elements - first);
      chunk.clear().limit(count * width);
      source.read((view.offset() + first) * width, chunk);
      sink.accept(chunk, first, count);
    }
  }

  /** Receives one element: where it is stored and where it goes. */
  private interface Element {
    void accept(long storageElement, long result) throws IOException;
  }

  private void scatter(Element sink) throws IOException {
    if (info.elementCount() > 0) {
      scatter(view.axesInStorageOrder(), 0, view.offset(), 0, sink);
    }
  }

  private static void scatter(
      List<StridedView.Axis> axes, int depth, long storageElement, long result, Element sink)
      throws IOException {
    if (depth == axes.size()) {
      sink.accept(storageElement, result);
      return;
    }
    StridedView.Axis axis = axes.get(depth);
    for (long i = 0; i < axis.size(); i++) {
      scatter(
          axes,
          depth + 1,
          storageElement + i * axis.storageStride(),
          result + i * axis.resultStride(),
          sink);
    }
  }
}
