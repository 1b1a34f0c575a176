package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.report.MapFormat;
import io.github.adaclip.report.MapSize;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say which files are written for each picture; mixed in with {@code @Mixin}. */
final class SaveOptions {
  @Option(
      names = "--pixel-threshold",
      paramLabel = "P",
      description = "Map values from here on belong to regions and mask, 0 to 1.")
  private Double pixelThreshold;

  @Option(
      names = "--save",
      split = ",",
      paramLabel = "KIND",
      description =
          "Files for each picture: overlay, map, mask or none; several with commas. Default: overlay"
              + " for detect, else none.")
  private List<ResultFiles.Kind> save;

  @Option(
      names = "--map-format",
      paramLabel = "FORMAT",
      defaultValue = "png",
      description = "png (16 bit), tiff or npy (float). Default: ${DEFAULT-VALUE}.")
  private MapFormat mapFormat;

  @Option(
      names = "--map-size",
      paramLabel = "SIZE",
      defaultValue = "image",
      description = "image (up to 16 megapixels) or model. Default: ${DEFAULT-VALUE}.")
  private MapSize mapSize;

  /** The threshold for the map, if given. */
  OptionalDouble pixelThreshold() {
    return fraction("--pixel-threshold", pixelThreshold);
  }

  /**
   * What is written, with the threshold of these options.
   *
   * @param standard what is written if the user does not say
   */
  Set<ResultFiles.Kind> kinds(ResultFiles.Kind standard) {
    return kinds(standard, pixelThreshold != null);
  }

  /**
   * What is written.
   *
   * @param standard what is written if the user does not say
   * @param hasPixelThreshold whether masks can be drawn
   * @throws AdaClipException INVALID_OPTION for what does not go together
   */
  Set<ResultFiles.Kind> kinds(ResultFiles.Kind standard, boolean hasPixelThreshold) {
    Set<ResultFiles.Kind> kinds = save == null ? EnumSet.of(standard) : EnumSet.copyOf(save);
    if (kinds.contains(ResultFiles.Kind.NONE) && kinds.size() > 1) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "--save none goes with nothing else")
          .found(save)
          .fix("leave 'none' or the others out")
          .build();
    }
    if (kinds.contains(ResultFiles.Kind.MASK) && !hasPixelThreshold) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "a mask needs a threshold")
          .fix("pass --pixel-threshold, for instance 0.5")
          .build();
    }
    return kinds;
  }

  /** The writer of these files. */
  ResultFiles files(Path out, Set<ResultFiles.Kind> kinds, List<PictureFiles.Item> pictures) {
    return new ResultFiles(out, kinds, mapFormat, mapSize, pictures);
  }

  /**
   * A threshold that may not be given.
   *
   * @throws AdaClipException INVALID_OPTION if it is not within 0 to 1
   */
  static OptionalDouble fraction(String option, Double value) {
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (!(value >= 0 && value <= 1)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the threshold is out of range")
          .with("option", option)
          .expected("0 to 1, as scores and map values are")
          .found(value)
          .fix("pass for instance " + option + " 0.5")
          .build();
    }
    return OptionalDouble.of(value);
  }
}
