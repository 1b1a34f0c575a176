package io.github.adaclip.weights;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A piece of a storage held in memory that follows the elements asked for. */
final class StoredWindow {
  private final ByteSource source;
  private final int elementBytes;
  private final ByteBuffer bytes;
  private long firstElement;
  private int elements;

  StoredWindow(StoredTensor tensor, int capacityElements) {
    this.source = tensor.source();
    this.elementBytes = tensor.info().type().bytes();
    this.bytes = ByteBuffer.allocate(capacityElements * elementBytes);
  }

  /** A buffer whose first element is the one asked for; valid until the next call. */
  ByteBuffer at(long element) throws IOException {
    if (element < firstElement || element >= firstElement + elements) {
      load(element);
    }
    int start = (int) (element - firstElement) * elementBytes;
    return bytes.slice(start, elementBytes);
  }

  private void load(long element) throws IOException {
    long available = source.size() / elementBytes - element;
    elements = (int) Math.max(1, Math.min(bytes.capacity() / elementBytes, available));
    firstElement = element;
    bytes.clear().limit(elements * elementBytes);
    source.read(element * elementBytes, bytes);
    bytes.clear();
  }
}
