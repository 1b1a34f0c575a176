package io.github.adaclip.image;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.IOException;

/**
 * What the first page of a TIFF file says about its pixels; also the fields of an EXIF block, which
 * has the same form.
 *
 * @param orientation 1 to 8
 * @param premultiplied whether red, green and blue are stored times alpha, which TwelveMonkeys'
 *     reader does not tell
 */
record TiffStructure(int orientation, boolean premultiplied) {
  private static final int PHOTOMETRIC = 262;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int EXTRA_SAMPLES = 338;
  private static final long ENTRY_BYTES = 12;
  private static final int ORIENTATION = 274;

  static TiffStructure read(PictureBytes file) throws IOException {
    checkFirstDirectory(file);
    Directory page = firstDirectory(file);
    boolean premultiplied =
        first(page, PHOTOMETRIC) == 2
            && first(page, SAMPLES_PER_PIXEL) == 4
            && first(page, EXTRA_SAMPLES) == 1;
    return new TiffStructure(orientation(page), premultiplied);
  }

  /** The orientation that an EXIF block gives; 1 if it gives none or cannot be read. */
  static int orientationOfExif(byte[] exif) {
    try {
      return orientation(firstDirectory(new PictureBytes(exif)));
    } catch (IOException | RuntimeException e) {
      // A broken side note of the camera is no reason to refuse its picture.
      return 1;
    }
  }

  /** A file whose directory stands behind the pixels loses it when it is cut. */
  private static void checkFirstDirectory(PictureBytes file) throws DamagedPictureException {
    if (file.has(0, "II*\0")) {
      long start = file.littleInt(4);
      file.requireUntil(start + 2 + ENTRY_BYTES * file.littleShort(start));
    } else if (file.has(0, "MM\0*")) {
      long start = file.bigInt(4);
      file.requireUntil(start + 2 + ENTRY_BYTES * file.bigShort(start));
    }
  }

  private static Directory firstDirectory(PictureBytes file) throws IOException {
    try (PictureStream stream = new PictureStream(file)) {
      Directory all = new TIFFReader().read(stream);
      return all instanceof CompoundDirectory pages && pages.directoryCount() > 0
          ? pages.getDirectory(0)
          : all;
    }
  }

  private static int orientation(Directory page) {
    long orientation = first(page, ORIENTATION);
    return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
  }

  /** The first number of a field; -1 if there is none. */
  private static long first(Directory page, int tag) {
    long[] numbers = numbers(page.getEntryById(tag));
    return numbers.length == 0 ? -1 : numbers[0];
  }

  private static long[] numbers(Entry entry) {
    Object value = entry == null ? null : entry.getValue();
    if (value instanceof Number number) {
      return new long[] {number.longValue()};
    }
    if (value == null || !value.getClass().isArray()) {
      return new long[0];
    }
    long[] numbers = new long[java.lang.reflect.Array.getLength(value)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          java.lang.reflect.Array.get(value, i) instanceof Number number ? number.longValue() : 0;
    }
    return numbers;
  }
}
