package io.github.adaclip.image;

/**
 * How pictures are decoded.
 *
 * @param exifRotation whether the orientation that a camera noted is applied; the reference ignores
 *     it. (The orientation field of a TIFF file is always applied, as Pillow does.)
 * @param maxPixels the most pixels a picture may claim, checked before memory is taken; at least 1
 */
public record DecodeOptions(boolean exifRotation, long maxPixels) {
  /**
   * 200 megapixels: above what cameras give, and 600 MB of values, which a default heap of 4 GB
   * holds twice.
   */
  public static final long DEFAULT_MAX_PIXELS = 200_000_000L;

  /** Checks the limit. */
  public DecodeOptions {
    if (maxPixels < 1) {
      throw new IllegalArgumentException("maxPixels is " + maxPixels + ", expected at least 1");
    }
  }

  /** No EXIF rotation, at most {@link #DEFAULT_MAX_PIXELS}. */
  public static DecodeOptions defaults() {
    return new DecodeOptions(false, DEFAULT_MAX_PIXELS);
  }

  /** The same with the rotation switched on or off. */
  public DecodeOptions withExifRotation(boolean apply) {
    return new DecodeOptions(apply, maxPixels);
  }

  /** The same with another limit. */
  public DecodeOptions withMaxPixels(long pixels) {
    return new DecodeOptions(exifRotation, pixels);
  }
}
