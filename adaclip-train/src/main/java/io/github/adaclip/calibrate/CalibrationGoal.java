package io.github.adaclip.calibrate;

import io.github.adaclip.decision.CalibratedThreshold.Rule;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.OptionalDouble;

/**
 * What is asked of thresholds.
 *
 * @param rule how the threshold of the score is chosen
 * @param recall the share of anomalous pictures to be found; only for {@link Rule#RECALL}
 * @param falseAlarmRate the share of normal pictures that may be reported: by the score for {@link
 *     Rule#FALSE_ALARM_RATE}, by any pixel of the map for every rule whose pixel threshold is found
 *     from normal pictures
 * @param confidence with which promises hold, between 0 and 1
 */
public record CalibrationGoal(
    Rule rule, OptionalDouble recall, double falseAlarmRate, double confidence) {
  /** The share of normal pictures that may be reported if nobody says otherwise. */
  public static final double DEFAULT_FALSE_ALARM_RATE = 0.05;

  /** The confidence if nobody says otherwise. */
  public static final double DEFAULT_CONFIDENCE = 0.95;

  /** Checks the ranges. */
  public CalibrationGoal {
    requireBetween("false-alarm rate", "--false-alarm-rate 0.05", falseAlarmRate);
    requireBetween("confidence", "--confidence 0.95", confidence);
    recall.ifPresent(wanted -> requireBetween("recall", "--recall 0.95", wanted));
    if (recall.isPresent() != (rule == Rule.RECALL)) {
      throw new IllegalArgumentException("rule " + rule + " with recall " + recall);
    }
  }

  /** No more than a rate of false alarms. */
  public static CalibrationGoal ofFalseAlarmRate(double rate) {
    return new CalibrationGoal(
        Rule.FALSE_ALARM_RATE, OptionalDouble.empty(), rate, DEFAULT_CONFIDENCE);
  }

  /** No less than a share of the anomalous pictures. */
  public static CalibrationGoal ofRecall(double recall) {
    return new CalibrationGoal(
        Rule.RECALL, OptionalDouble.of(recall), DEFAULT_FALSE_ALARM_RATE, DEFAULT_CONFIDENCE);
  }

  /** The largest F1. */
  public static CalibrationGoal ofMaxF1() {
    return new CalibrationGoal(
        Rule.MAX_F1, OptionalDouble.empty(), DEFAULT_FALSE_ALARM_RATE, DEFAULT_CONFIDENCE);
  }

  /** The same with another confidence. */
  public CalibrationGoal withConfidence(double value) {
    return new CalibrationGoal(rule, recall, falseAlarmRate, value);
  }

  /** The same with another rate of false alarms. */
  public CalibrationGoal withFalseAlarmRate(double value) {
    return new CalibrationGoal(rule, recall, value, confidence);
  }

  private static void requireBetween(String name, String example, double value) {
    if (!(value > 0 && value < 1)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the " + name + " is out of range")
          .expected("more than 0 and less than 1")
          .found(value)
          .fix("pass for instance " + example)
          .build();
    }
  }
}
