package io.github.adaclip.cli;

import io.github.adaclip.calibrate.CalibrationGoal;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import picocli.CommandLine.Option;

/** What is asked of thresholds; mixed in with {@code @Mixin}. */
final class GoalOptions {
  @Option(
      names = "--false-alarm-rate",
      paramLabel = "R",
      description =
          "Share of the normal pictures that may be reported, by the score and by any pixel of the"
              + " map. Default: 0.05.")
  private Double falseAlarmRate;

  @Option(
      names = "--recall",
      paramLabel = "R",
      description =
          "The highest threshold of the score that finds this share of the anomalous pictures.")
  private Double recall;

  @Option(
      names = "--max-f1",
      description =
          "The threshold with the largest F1 of the labelled pictures, and of their pixels if there"
              + " are masks.")
  private boolean maxF1;

  @Option(
      names = "--confidence",
      paramLabel = "C",
      description = "With which a promise holds, below 1. Default: 0.95.")
  private Double confidence;

  /**
   * The goal.
   *
   * @throws AdaClipException INVALID_OPTION if a value is out of range, or two rules are asked for
   */
  CalibrationGoal goal() {
    if (recall != null && maxF1) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "a threshold can follow one rule only")
          .expected("--recall or --max-f1, or neither for a false-alarm rate")
          .found("both")
          .fix("leave one of them out")
          .build();
    }
    CalibrationGoal goal =
        maxF1
            ? CalibrationGoal.ofMaxF1()
            : recall != null
                ? CalibrationGoal.ofRecall(recall)
                : CalibrationGoal.ofFalseAlarmRate(CalibrationGoal.DEFAULT_FALSE_ALARM_RATE);
    if (falseAlarmRate != null) {
      goal = goal.withFalseAlarmRate(falseAlarmRate);
    }
    return confidence == null ? goal : goal.withConfidence(confidence);
  }
}
