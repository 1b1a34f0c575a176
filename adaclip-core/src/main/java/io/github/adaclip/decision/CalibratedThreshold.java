package io.github.adaclip.decision;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One threshold with what was measured and what is promised at it. All shares are of pictures, 0 to
 * 1; for a pixel threshold a picture counts as soon as one of its pixels is at or above it.
 *
 * @param value scores or map values at or above it are anomalous
 * @param rule how it was chosen
 * @param wanted the rate that was asked for; empty for {@link Rule#MAX_F1}
 * @param falseAlarmRate share of the normal pictures of the calibration at or above the threshold;
 *     empty without normal pictures
 * @param bound the share of all normal pictures of that kind that will be at or above it is no
 *     larger than this, with the profile's confidence; empty without normal pictures
 * @param recall share of the anomalous pictures of the calibration at or above it; empty without
 *     anomalous pictures
 * @param recallBound the share of all anomalous pictures of that kind that will be found is no
 *     smaller than this, with the profile's confidence; empty without anomalous pictures
 * @param f1 the largest F1, of pictures or of pixels; only for {@link Rule#MAX_F1}
 */
public record CalibratedThreshold(
    double value,
    Rule rule,
    OptionalDouble wanted,
    OptionalDouble falseAlarmRate,
    OptionalDouble bound,
    OptionalDouble recall,
    OptionalDouble recallBound,
    OptionalDouble f1) {

  /** Checks every range. */
  public CalibratedThreshold {
    Objects.requireNonNull(rule, "rule");
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("threshold is " + value + ", expected 0 to 1");
    }
    requireShare("wanted rate", wanted);
    requireShare("false-alarm rate", falseAlarmRate);
    requireShare("bound", bound);
    requireShare("recall", recall);
    requireShare("recall bound", recallBound);
    requireShare("f1", f1);
  }

  /** Whether the wanted rate is promised with the profile's confidence; true if none was wanted. */
  public boolean keepsPromise() {
    if (wanted.isEmpty()) {
      return true;
    }
    return switch (rule) {
      case FALSE_ALARM_RATE -> bound.isPresent() && bound.getAsDouble() <= wanted.getAsDouble();
      case RECALL -> recallBound.isPresent() && recallBound.getAsDouble() >= wanted.getAsDouble();
      case MAX_F1 -> true;
    };
  }

  private static void requireShare(String name, OptionalDouble value) {
    if (value.isPresent() && !(value.getAsDouble() >= 0 && value.getAsDouble() <= 1)) {
      throw new IllegalArgumentException(name + " is " + value.getAsDouble() + ", expected 0 to 1");
    }
  }

  /** How a threshold is chosen. */
  public enum Rule {
    /** The lowest threshold that promises no more than a rate of false alarms. */
    FALSE_ALARM_RATE("false-alarm-rate"),
    /** The highest threshold that promises to find no less than a share of anomalous pictures. */
    RECALL("recall"),
    /** The highest threshold with the largest F1. */
    MAX_F1("max-f1");

    private final String text;

    Rule(String text) {
      this.text = text;
    }

    /** As it stands in files. */
    public String text() {
      return text;
    }
  }
}
