package io.github.adaclip.image;

import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG file, all there and with correct checksums; Java's reader would give a partly
 * black picture instead of an error for some cut files.
 *
 * @param exif the content of the {@code eXIf} chunk
 */
record PngStructure(Optional<byte[]> exif) {
  private static final int SIGNATURE_BYTES = 8;
  private static final int FRAME_BYTES = 12;

  static PngStructure read(PictureBytes file) throws DamagedPictureException {
    Optional<byte[]> exif = Optional.empty();
    long at = SIGNATURE_BYTES;
    while (true) {
      long length = file.bigInt(at);
      String type = file.tag(at + 4);
      file.requireUntil(at + FRAME_BYTES + length);
      boolean critical = Character.isUpperCase(type.charAt(0));
      if (critical) {
        checkSum(file, at, length, type);
      }
      if (type.equals("IEND")) {
        return new PngStructure(exif);
      }
      if (type.equals("eXIf")) {
        exif = Optional.of(file.slice(at + 8, at + 8 + length));
      }
      at += FRAME_BYTES + length;
    }
  }

  private static void checkSum(PictureBytes file, long at, long length, String type)
      throws DamagedPictureException {
    CRC32 sum = new CRC32();
    file.sum(sum, at + 4, at + 8 + length);
    if (sum.getValue() != file.bigInt(at + 8 + length)) {
      throw DamagedPictureException.damaged(
          "wrong checksum of the " + type + " chunk at byte " + at);
    }
  }
}
