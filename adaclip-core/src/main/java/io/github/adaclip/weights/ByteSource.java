package io.github.adaclip.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A run of stored bytes that can be read piece by piece from any position. */
interface ByteSource {
  /** How many bytes there are. */
  long size();

  /**
   * Fills the rest of a buffer.
   *
   * @param position of the first byte wanted
   * @throws EOFException if there are fewer bytes than that
   */
  void read(long position, ByteBuffer target) throws IOException;

  /** A part of an open file; the channel stays the caller's. */
  static ByteSource ofFile(FileChannel channel, long start, long size) {
    return new ByteSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public void read(long position, ByteBuffer target) throws IOException {
        long at = start + position;
        while (target.hasRemaining()) {
          int count = channel.read(target, at);
          if (count < 0) {
            throw new EOFException("the file ends at byte " + at);
          }
          at += count;
        }
      }
    };
  }

  /** Bytes in memory. */
  static ByteSource ofBytes(byte[] bytes) {
    return new ByteSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void read(long position, ByteBuffer target) throws IOException {
        if (position + target.remaining() > bytes.length) {
          throw new EOFException("the data end at byte " + bytes.length);
        }
        target.put(bytes, (int) position, target.remaining());
      }
    };
  }
}
