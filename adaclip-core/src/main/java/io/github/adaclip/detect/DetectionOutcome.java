package io.github.adaclip.detect;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.RgbImage;
import java.util.Optional;

/**
 * What became of one request: a detection with the decoded picture, or the failure.
 *
 * @param request what was asked for
 * @param detection the result, if the picture could be scored
 * @param picture the decoded picture, if it could be read; for overlays. Empty too if it was read
 *     in parts, as large ones are whose view has a crop, a region of interest or tiles
 * @param failure why there is no detection
 */
public record DetectionOutcome(
    Detector.Request request,
    Optional<Detection> detection,
    Optional<RgbImage> picture,
    Optional<AdaClipException> failure) {

  /** Checks that there is a detection or a failure, and not both. */
  public DetectionOutcome {
    if (detection.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException(
          "an outcome is a detection or a failure, not both or neither");
    }
  }

  /** The detection, or the failure thrown. */
  public Detection detectionOrThrow() {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return detection.orElseThrow();
  }
}
