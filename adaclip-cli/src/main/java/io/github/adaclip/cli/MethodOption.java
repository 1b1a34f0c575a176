package io.github.adaclip.cli;

import io.github.adaclip.detect.DetectionMethod;
import picocli.CommandLine.Option;

/** The option of commands that score pictures by one method; mixed in with {@code @Mixin}. */
final class MethodOption {
  @Option(
      names = "--method",
      paramLabel = "NAME",
      defaultValue = "adaclip",
      description =
          "adaclip, or to compare with it clip, winclip or contrast, which need no --checkpoint."
              + " Default: ${DEFAULT-VALUE}.")
  private String method;

  /**
   * The method.
   *
   * @throws io.github.adaclip.failure.AdaClipException INVALID_OPTION if there is none of that name
   */
  DetectionMethod method() {
    return DetectionMethod.parse(method);
  }
}
