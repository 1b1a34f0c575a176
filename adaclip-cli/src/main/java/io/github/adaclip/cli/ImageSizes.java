package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.weights.ClipArchitecture;

/** Which image sizes a backbone can take. */
final class ImageSizes {
  private ImageSizes() {}

  /**
   * Refuses a size that is not made of whole patches.
   *
   * @throws AdaClipException INVALID_OPTION with the nearest sizes that fit
   */
  static void requireFits(int size, ClipArchitecture architecture) {
    int patch = architecture.patchSize();
    if (size >= patch && size % patch == 0) {
      return;
    }
    int below = Math.max(patch, size / patch * patch);
    int above = size < patch ? patch : below + patch;
    throw AdaClipException.of(
            FailureCode.INVALID_OPTION, "the image size does not fit the backbone's patches")
        .with("backbone", architecture.name())
        .expected(
            "a multiple of "
                + patch
                + (below == above ? "" : "; the nearest are " + below + " and " + above))
        .found(size)
        .fix("take " + (size - below <= above - size ? below : above))
        .build();
  }
}
