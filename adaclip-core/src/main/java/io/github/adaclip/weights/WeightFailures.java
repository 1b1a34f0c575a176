package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Path;

/** The failures this package tells in more than one place, each with the same words. */
final class WeightFailures {
  static final String DOWNLOAD_AGAIN = "download or copy the file again";

  private WeightFailures() {}

  /** A file that is damaged or holds something it should not. */
  static AdaClipException.Builder unreadable(Path file, String summary) {
    return AdaClipException.of(FailureCode.UNREADABLE_WEIGHTS, summary).file(file);
  }

  /** A sound file with other tensors than needed. */
  static AdaClipException.Builder misfit(Path file, String summary) {
    return AdaClipException.of(FailureCode.WEIGHTS_DO_NOT_FIT, summary).file(file);
  }

  /** The file system refused, or the file ended too early. */
  static AdaClipException readFailed(Path file, IOException cause) {
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return unreadable(file, "the weight file cannot be read")
        .found(reason)
        .fix(DOWNLOAD_AGAIN)
        .cause(cause)
        .build();
  }
}
