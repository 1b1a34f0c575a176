package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.weights.ClipArchitecture;
import java.util.OptionalInt;

/** Decides the side of the model's picture. */
final class FittingImageSize {
  private FittingImageSize() {}

  /**
   * The options' size, else the stated one, else the published default.
   *
   * @param stated by a checkpoint
   * @throws AdaClipException INVALID_OPTION with the nearest sizes if patches do not fill it
   */
  static int of(DetectorOptions options, ClipArchitecture architecture, OptionalInt stated) {
    int patch = architecture.patchSize();
    int size = options.imageSize().orElse(stated.orElse(DetectorOptions.DEFAULT_IMAGE_SIZE));
    if (size % patch == 0) {
      return size;
    }
    int below = size / patch * patch;
    String fitting = (below > 0 ? below + " and " : "") + (below + patch);
    throw AdaClipException.of(
            FailureCode.INVALID_OPTION, "the image size does not fit the backbone's patches")
        .with("backbone", architecture.name())
        .expected("a multiple of " + patch + "; the nearest are " + fitting)
        .found(size)
        .fix(
            "pass --image-size "
                + (size - below < patch - size % patch && below > 0 ? below : below + patch))
        .build();
  }
}
