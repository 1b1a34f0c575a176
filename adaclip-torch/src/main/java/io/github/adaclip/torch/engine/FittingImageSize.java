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
    return fitting(
        options.imageSize().orElse(stated.orElse(DetectorOptions.DEFAULT_IMAGE_SIZE)),
        "image size",
        "--image-size",
        architecture);
  }

  /**
   * The side at which the un-prompted pass sees the picture: the options', else the same.
   *
   * @param imageSize S
   * @throws AdaClipException INVALID_OPTION if patches do not fill it or it is larger
   */
  static int ofPlainPass(DetectorOptions options, ClipArchitecture architecture, int imageSize) {
    int size = options.approximation().dynamicSize().orElse(imageSize);
    if (size > imageSize) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the dynamic size is larger than the picture")
          .expected("at most the image size, " + imageSize)
          .found(size)
          .fix("leave --dynamic-size out, or pass a smaller one")
          .build();
    }
    return fitting(size, "dynamic size", "--dynamic-size", architecture);
  }

  private static int fitting(int size, String what, String option, ClipArchitecture architecture) {
    int patch = architecture.patchSize();
    if (size % patch == 0) {
      return size;
    }
    int below = size / patch * patch;
    String fitting = (below > 0 ? below + " and " : "") + (below + patch);
    boolean down = size - below < patch - size % patch && below > 0;
    throw AdaClipException.of(
            FailureCode.INVALID_OPTION, "the " + what + " does not fit the backbone's patches")
        .with("backbone", architecture.name())
        .expected("a multiple of " + patch + "; the nearest are " + fitting)
        .found(size)
        .fix("pass " + option + " " + (down ? below : below + patch))
        .build();
  }
}
