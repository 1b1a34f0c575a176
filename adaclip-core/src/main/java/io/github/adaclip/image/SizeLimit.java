package io.github.adaclip.image;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;

/**
 * The most pixels a picture may have, checked as soon as its header is known.
 *
 * @param name what messages call the picture
 * @param maxPixels the user's limit
 */
record SizeLimit(String name, long maxPixels) {
  /** Passes a size within the limit. */
  void check(int width, int height) {
    if (width < 1 || height < 1) {
      throw AdaClipException.of(FailureCode.UNREADABLE_IMAGE, "the picture has no pixels")
          .file(name)
          .expected("at least 1 x 1 pixel")
          .found(width + " x " + height)
          .fix("copy or export the file again")
          .build();
    }
    long limit = Math.min(maxPixels, RgbImage.MOST_PIXELS);
    long pixels = (long) width * height;
    if (pixels > limit) {
      throw AdaClipException.of(FailureCode.IMAGE_TOO_LARGE, "the picture is too large")
          .file(name)
          .expected("at most " + limit + " pixels")
          .found(width + " x " + height + " = " + pixels + " pixels")
          .fix("make the picture smaller or cut it into tiles")
          .build();
    }
  }
}
