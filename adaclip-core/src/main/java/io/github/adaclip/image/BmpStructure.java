package io.github.adaclip.image;

/** Checks that a BMP file holds as many pixel bytes as its header promises. */
final class BmpStructure {
  private static final int OLD_HEADER_BYTES = 12;
  private static final int UNCOMPRESSED = 0;
  private static final int BIT_FIELDS = 3;

  private BmpStructure() {}

  static void check(PictureBytes file) throws DamagedPictureException {
    long start = file.littleInt(10);
    boolean old = file.littleInt(14) == OLD_HEADER_BYTES;
    long width = old ? file.littleShort(18) : (int) file.littleInt(18);
    long height = old ? file.littleShort(20) : Math.abs((long) (int) file.littleInt(22));
    int bits = file.littleShort(old ? 24 : 28);
    long compression = old ? UNCOMPRESSED : file.littleInt(30);
    if (width < 1 || height < 1) {
      throw DamagedPictureException.damaged("a size of " + width + " x " + height + " pixels");
    }
    if (compression == UNCOMPRESSED || compression == BIT_FIELDS) {
      long rowBytes = (width * bits + 31) / 32 * 4;
      file.requireUntil(start + rowBytes * height);
    } else {
      file.requireUntil(start + file.littleInt(34));
    }
  }
}
