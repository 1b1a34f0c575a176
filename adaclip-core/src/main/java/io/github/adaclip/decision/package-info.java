/**
 * From scores to decisions: a threshold profile, its file, and whether it fits the model that is at
 * work. Thresholds are found by {@code io.github.adaclip.calibrate} in {@code adaclip-train}.
 *
 * <p>Read {@link io.github.adaclip.decision.ThresholdProfile} first.
 */
package io.github.adaclip.decision;
