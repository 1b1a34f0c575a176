package io.github.adaclip.image;

import java.util.Optional;

/**
 * The chunks of a WebP file, all there.
 *
 * @param exif the content of the {@code EXIF} chunk
 */
record WebpStructure(Optional<byte[]> exif) {
  private static final int HEADER_BYTES = 12;

  static WebpStructure read(PictureBytes file) throws DamagedPictureException {
    long end = 8 + file.littleInt(4);
    file.requireUntil(end);
    Optional<byte[]> exif = Optional.empty();
    long at = HEADER_BYTES;
    while (at + 8 <= end) {
      long length = file.littleInt(at + 4);
      file.requireUntil(at + 8 + length);
      if (file.has(at, "EXIF")) {
        // Some writers repeat the JPEG marker in front of the data.
        long start = file.has(at + 8, "Exif\0\0") ? at + 14 : at + 8;
        exif = Optional.of(file.slice(start, at + 8 + length));
      }
      at += 8 + length + (length & 1);
    }
    return new WebpStructure(exif);
  }
}
