package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.Optional;

/**
 * Which pixels of a picture matter, one bit each. Immutable, at least one pixel is inside.
 *
 * <p>Made of a mask: a pixel whose grey value is above 0 is inside, as in ground-truth masks.
 */
public final class RegionOfInterest {
  private final int width;
  private final int height;
  private final BitSet inside;
  private final String sha256;

  private RegionOfInterest(int width, int height, BitSet inside) {
    this.width = width;
    this.height = height;
    this.inside = inside;
    this.sha256 = sha256(width, height, inside);
  }

  /**
   * Reads a mask, strip by strip if it is large.
   *
   * @throws AdaClipException as {@link ImageDecoder#decode}; INVALID_OPTION if all of it is black
   */
  public static RegionOfInterest read(ImageSource mask) {
    try (PictureReader picture = PictureReader.openMask(mask, DecodeOptions.defaults())) {
      PictureArea size = picture.size();
      PictureWindow window = new PictureWindow(picture, size);
      BitSet inside = new BitSet(Math.toIntExact(size.pixels()));
      int row = 0;
      while (row < size.height()) {
        RgbImage strip = window.stripWith(row);
        byte[] labelled = ImagePreprocessor.labelledPixels(strip);
        for (int pixel = 0; pixel < labelled.length; pixel++) {
          if (labelled[pixel] != 0) {
            inside.set(row * size.width() + pixel);
          }
        }
        row += strip.height();
      }
      if (inside.isEmpty()) {
        throw AdaClipException.of(FailureCode.INVALID_OPTION, "the region of interest is empty")
            .file(mask.name())
            .expected("a mask with pixels above 0 where defects are searched")
            .found(size.width() + " x " + size.height() + " pixels, all of them 0")
            .fix("paint what matters white")
            .build();
      }
      return new RegionOfInterest(size.width(), size.height(), inside);
    }
  }

  /**
   * A region of given pixels.
   *
   * @param inside {@code width * height} values, row by row
   * @throws IllegalArgumentException if the sizes do not fit or nothing is inside
   */
  public static RegionOfInterest of(boolean[] inside, int width, int height) {
    if (width < 1 || height < 1 || inside.length != (long) width * height) {
      throw new IllegalArgumentException(
          inside.length + " values for " + width + " x " + height + " pixels");
    }
    BitSet bits = new BitSet(inside.length);
    for (int pixel = 0; pixel < inside.length; pixel++) {
      bits.set(pixel, inside[pixel]);
    }
    if (bits.isEmpty()) {
      throw new IllegalArgumentException("a region of interest without pixels");
    }
    return new RegionOfInterest(width, height, bits);
  }

  /** Columns of the picture. */
  public int width() {
    return width;
  }

  /** Rows of the picture. */
  public int height() {
    return height;
  }

  /** SHA-256 of size and pixels: the same for the same region, in whatever file it is stored. */
  public String sha256() {
    return sha256;
  }

  private static String sha256(int width, int height, BitSet inside) {
    MessageDigest digest = Sha256.newDigest();
    digest.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(width).putInt(height).array());
    digest.update(inside.toByteArray());
    return Sha256.hex(digest);
  }

  /** Whether a pixel of the picture is inside. */
  public boolean contains(int x, int y) {
    return inside.get(y * width + x);
  }

  /** How many pixels of a rectangle are inside. */
  public long pixelsIn(PictureArea area) {
    long count = 0;
    for (int y = area.y(); y < area.bottom(); y++) {
      int end = y * width + area.right();
      int at = inside.nextSetBit(y * width + area.x());
      while (at >= 0 && at < end) {
        int outside = Math.min(end, inside.nextClearBit(at));
        count += outside - at;
        at = inside.nextSetBit(outside);
      }
    }
    return count;
  }

  /** The smallest rectangle around what is inside and in an area; empty if nothing is. */
  public Optional<PictureArea> boundsIn(PictureArea area) {
    int left = Integer.MAX_VALUE;
    int right = -1;
    int top = -1;
    int bottom = -1;
    for (int y = area.y(); y < area.bottom(); y++) {
      int start = y * width + area.x();
      int first = inside.nextSetBit(start);
      if (first < 0 || first >= start + area.width()) {
        continue;
      }
      int last = inside.previousSetBit(start + area.width() - 1);
      left = Math.min(left, first - y * width);
      right = Math.max(right, last - y * width);
      top = top < 0 ? y : top;
      bottom = y;
    }
    return top < 0
        ? Optional.empty()
        : Optional.of(new PictureArea(left, top, right - left + 1, bottom - top + 1));
  }
}
