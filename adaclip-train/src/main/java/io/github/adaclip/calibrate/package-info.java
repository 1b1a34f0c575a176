/**
 * From scored pictures to a {@link io.github.adaclip.decision.ThresholdProfile}, and from later
 * scores to the verdict whether they still come from the same distribution. Enter: a {@link
 * io.github.adaclip.data.Dataset} and an open detector, or plain scores; leave: thresholds with
 * what they promise.
 *
 * <p>Read {@link io.github.adaclip.calibrate.ThresholdChoice} first, then {@link
 * io.github.adaclip.calibrate.Calibrator}.
 */
package io.github.adaclip.calibrate;
