package io.github.adaclip.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The segments of a JPEG file up to its end-of-image marker, which is there; Java's reader fills
 * the rest of a cut file with grey.
 *
 * @param componentIds the component numbers of the frame, in order
 * @param jfif whether the JFIF marker is there
 * @param adobeTransform the colour transform of the Adobe marker
 * @param exif the TIFF structure inside the Exif segment
 */
record JpegStructure(
    List<Integer> componentIds, boolean jfif, OptionalInt adobeTransform, Optional<byte[]> exif) {
  private static final int END_OF_IMAGE = 0xD9;
  private static final int START_OF_SCAN = 0xDA;
  private static final String EXIF = "Exif\0\0";

  static JpegStructure read(PictureBytes file) throws DamagedPictureException {
    Collector found = new Collector();
    long at = 2;
    while (true) {
      at = nextMarker(file, at);
      int marker = file.unsignedByte(at + 1);
      if (marker == END_OF_IMAGE) {
        return found.structure();
      }
      if (isStandalone(marker)) {
        at += 2;
        continue;
      }
      int length = file.bigShort(at + 2);
      file.requireUntil(at + 2 + length);
      found.segment(file, marker, at + 4, length - 2);
      at += 2 + length;
    }
  }

  /** Whether libjpeg takes three components for luma and chroma rather than red, green and blue. */
  boolean isLumaChroma() {
    if (jfif) {
      return true;
    }
    if (adobeTransform.isPresent()) {
      return adobeTransform.getAsInt() != 0;
    }
    return !componentIds.equals(List.of((int) 'R', (int) 'G', (int) 'B'));
  }

  /**
   * Skips entropy-coded data and fill bytes; gives the position of an FF byte that a marker
   * follows.
   */
  private static long nextMarker(PictureBytes file, long start) throws DamagedPictureException {
    for (long at = start; at + 1 < file.length(); at++) {
      if (file.unsignedByte(at) == 0xFF) {
        int next = file.unsignedByte(at + 1);
        if (next != 0 && next != 0xFF) {
          return at;
        }
      }
    }
    throw DamagedPictureException.truncated(
        "the JPEG data end after " + file.length() + " bytes without an end-of-image marker");
  }

  private static boolean isStandalone(int marker) {
    return marker == 0x01 || marker >= 0xD0 && marker <= 0xD8;
  }

  private static boolean isStartOfFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** What the walk has met so far. */
  private static final class Collector {
    private final List<Integer> componentIds = new ArrayList<>();
    private boolean jfif;
    private boolean scan;
    private OptionalInt adobeTransform = OptionalInt.empty();
    private Optional<byte[]> exif = Optional.empty();

    void segment(PictureBytes file, int marker, long start, int length)
        throws DamagedPictureException {
      if (isStartOfFrame(marker) && componentIds.isEmpty()) {
        int count = file.unsignedByte(start + 5);
        for (int component = 0; component < count; component++) {
          componentIds.add(file.unsignedByte(start + 6 + 3L * component));
        }
      } else if (marker == START_OF_SCAN) {
        scan = true;
      } else if (marker == 0xE0 && file.has(start, "JFIF\0")) {
        jfif = true;
      } else if (marker == 0xEE && file.has(start, "Adobe") && length >= 12) {
        adobeTransform = OptionalInt.of(file.unsignedByte(start + 11));
      } else if (marker == 0xE1 && file.has(start, EXIF) && exif.isEmpty()) {
        exif = Optional.of(file.slice(start + EXIF.length(), start + length));
      }
    }

    JpegStructure structure() throws DamagedPictureException {
      if (componentIds.isEmpty() || !scan) {
        throw DamagedPictureException.damaged("a JPEG file without picture data");
      }
      return new JpegStructure(List.copyOf(componentIds), jfif, adobeTransform, exif);
    }
  }
}
