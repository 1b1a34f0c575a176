package io.github.adaclip.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes of a pickle, read one after the other out of a larger source without reading beyond
 * what is asked for by more than a buffer; knows its position and can look ahead.
 */
final class PickleInput extends InputStream {
  private static final int BUFFER_BYTES = 1 << 15;

  private final ByteSource source;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
  private long bufferStart;

  PickleInput(ByteSource source) {
    this.source = source;
  }

  /** The position of the next byte in the source. */
  long position() {
    return bufferStart + buffer.position();
  }

  long remaining() {
    return source.size() - position();
  }

  /**
   * The unsigned little-endian number ahead, not consumed.
   *
   * @param bytes 4 or 8; a negative result stands for a number too large for a signed one
   */
  long peekLength(int bytes) throws IOException {
    if (remaining() < bytes) {
      throw new EOFException("the pickle ends at byte " + source.size());
    }
    ByteBuffer ahead = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    ahead.limit(bytes);
    source.read(position(), ahead);
    return ahead.clear().getLong(0);
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer.get() & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, offset, count);
    return count;
  }

  private boolean fill() throws IOException {
    if (buffer.hasRemaining()) {
      return true;
    }
    long start = position();
    int count = (int) Math.min(BUFFER_BYTES, source.size() - start);
    if (count <= 0) {
      return false;
    }
    bufferStart = start;
    buffer.clear().limit(count);
    source.read(start, buffer);
    buffer.flip();
    return true;
  }
}
