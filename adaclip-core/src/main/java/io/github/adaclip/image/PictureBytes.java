package io.github.adaclip.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Checksum;

/**
 * Numbers at positions of a picture file, which is in memory or read piece by piece; a position
 * behind the end means that the picture is truncated. One thread at a time.
 */
final class PictureBytes implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 16;

  private final SeekableByteChannel channel;
  private final byte[] piece;
  private final int length;
  private long pieceStart;
  private int pieceLength;

  /** A file in memory; not copied. */
  PictureBytes(byte[] bytes) {
    this.channel = null;
    this.piece = bytes;
    this.length = bytes.length;
    this.pieceLength = bytes.length;
  }

  /**
   * A file that stays where it is.
   *
   * @param channel closed together with this
   */
  PictureBytes(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.piece = new byte[PIECE_BYTES];
    this.length = Math.toIntExact(channel.size());
  }

  int length() {
    return length;
  }

  int unsignedByte(long at) throws DamagedPictureException {
    requireUntil(at + 1);
    return piece[load(at)] & 0xFF;
  }

  int bigShort(long at) throws DamagedPictureException {
    return unsignedByte(at) << 8 | unsignedByte(at + 1);
  }

  long bigInt(long at) throws DamagedPictureException {
    return (long) bigShort(at) << 16 | bigShort(at + 2);
  }

  int littleShort(long at) throws DamagedPictureException {
    return unsignedByte(at) | unsignedByte(at + 1) << 8;
  }

  long littleInt(long at) throws DamagedPictureException {
    return littleShort(at) | (long) littleShort(at + 2) << 16;
  }

  /** Four letters. */
  String tag(long at) throws DamagedPictureException {
    return new String(slice(at, at + 4), StandardCharsets.ISO_8859_1);
  }

  boolean has(long at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    if (at < 0 || at + wanted.length > length) {
      return false;
    }
    byte[] found = new byte[wanted.length];
    copy(at, found, 0, found.length);
    return Arrays.equals(found, wanted);
  }

  byte[] slice(long from, long until) throws DamagedPictureException {
    requireUntil(until);
    byte[] bytes = new byte[Math.toIntExact(until - from)];
    copy(from, bytes, 0, bytes.length);
    return bytes;
  }

  /** The first bytes, at most so many. */
  byte[] head(int most) {
    byte[] bytes = new byte[Math.min(most, length)];
    copy(0, bytes, 0, bytes.length);
    return bytes;
  }

  /** Adds bytes to a checksum. */
  void sum(Checksum sum, long from, long until) throws DamagedPictureException {
    requireUntil(until);
    long at = from;
    while (at < until) {
      int start = load(at);
      int count = (int) Math.min(until - at, pieceLength - start);
      sum.update(piece, start, count);
      at += count;
    }
  }

  /** Copies as many bytes as there are, at most {@code count}; gives their number. */
  int copy(long from, byte[] target, int offset, int count) {
    int copied = 0;
    while (copied < count && from + copied < length) {
      int start = load(from + copied);
      int part = Math.min(count - copied, pieceLength - start);
      System.arraycopy(piece, start, target, offset + copied, part);
      copied += part;
    }
    return copied;
  }

  /** Refuses a file that ends before a position. */
  void requireUntil(long end) throws DamagedPictureException {
    if (end > length) {
      throw DamagedPictureException.truncated(
          "the file ends after "
              + length
              + " bytes, its content goes on to byte "
              + end
              + " at least");
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  /** The index of a byte in the piece that holds it. */
  private int load(long at) {
    if (at < pieceStart || at >= pieceStart + pieceLength) {
      try {
        read(at);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return (int) (at - pieceStart);
  }

  private void read(long at) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(piece);
    channel.position(at);
    while (buffer.hasRemaining() && channel.read(buffer) > 0) {
      // A channel may give less than is asked for.
    }
    if (buffer.position() == 0) {
      throw new IOException("the file became shorter while it was read");
    }
    pieceStart = at;
    pieceLength = buffer.position();
  }
}
