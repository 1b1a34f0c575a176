package io.github.adaclip.calibrate;

import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.evaluate.FailedPicture;
import java.util.List;

/**
 * What a calibration found.
 *
 * @param profile the thresholds
 * @param remarks what is not promised and why, one sentence each; empty as a rule
 * @param failures pictures that could not be used
 */
public record Calibration(
    ThresholdProfile profile, List<String> remarks, List<FailedPicture> failures) {
  /** Copies the lists. */
  public Calibration {
    remarks = List.copyOf(remarks);
    failures = List.copyOf(failures);
  }
}
