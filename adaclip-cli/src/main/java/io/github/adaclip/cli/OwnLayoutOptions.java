package io.github.adaclip.cli;

import io.github.adaclip.data.read.DatasetSpec;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How a user's own data set lies in its folder; mixed in with {@code @Mixin}. */
final class OwnLayoutOptions {
  @Option(
      names = "--masks",
      paramLabel = "FOLDER",
      description =
          "Masks are here instead of ground_truth: a folder in each class, or one with a folder per"
              + " class.")
  private Path masks;

  @Option(
      names = "--class-name",
      paramLabel = "TEXT",
      description = "What the pictures show, for a set of one class. Default: its folder's name.")
  private String className;

  /** Whether either of them was given. */
  boolean given() {
    return masks != null || className != null;
  }

  /** Whether a class name was given. */
  boolean namesClass() {
    return className != null;
  }

  /**
   * A set as named, lying as these options say.
   *
   * @param text {@code NAME=DIR}
   * @throws io.github.adaclip.failure.AdaClipException INVALID_OPTION if there is no such name
   */
  DatasetSpec spec(String text) {
    DatasetSpec spec = DatasetSpec.parse(text);
    if (masks != null) {
      spec = spec.withMasks(masks);
    }
    return className == null ? spec : spec.withClassName(className);
  }
}
