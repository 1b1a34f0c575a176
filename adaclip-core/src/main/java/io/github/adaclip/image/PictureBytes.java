package io.github.adaclip.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Numbers at positions of a file in memory; a position behind the end means that the picture is
 * truncated.
 */
record PictureBytes(byte[] bytes) {
  int length() {
    return bytes.length;
  }

  int unsignedByte(long at) throws DamagedPictureException {
    requireUntil(at + 1);
    return bytes[(int) at] & 0xFF;
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
    requireUntil(at + 4);
    return new String(bytes, (int) at, 4, StandardCharsets.ISO_8859_1);
  }

  boolean has(long at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    return at >= 0
        && at + wanted.length <= bytes.length
        && Arrays.equals(bytes, (int) at, (int) at + wanted.length, wanted, 0, wanted.length);
  }

  byte[] slice(long from, long until) throws DamagedPictureException {
    requireUntil(until);
    return Arrays.copyOfRange(bytes, (int) from, (int) until);
  }

  /** Refuses a file that ends before a position. */
  void requireUntil(long end) throws DamagedPictureException {
    if (end > bytes.length) {
      throw DamagedPictureException.truncated(
          "the file ends after "
              + bytes.length
              + " bytes, its content goes on to byte "
              + end
              + " at least");
    }
  }
}
