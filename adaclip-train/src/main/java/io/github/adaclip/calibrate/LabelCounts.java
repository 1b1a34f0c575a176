package io.github.adaclip.calibrate;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;

/** Whether there are pictures of the kinds that a goal needs. */
final class LabelCounts {
  private LabelCounts() {}

  /**
   * Refuses what cannot be done, and says what can.
   *
   * @throws AdaClipException UNUSABLE_DATA
   */
  static void require(long normal, long anomalous, CalibrationGoal goal) {
    switch (goal.rule()) {
      case FALSE_ALARM_RATE -> {
        if (normal == 0) {
          throw missing("a false-alarm rate needs normal pictures", normal, anomalous)
              .fix(
                  "add pictures of good parts, for instance in CLASS/test/good or CLASS/train/good")
              .build();
        }
      }
      case RECALL -> {
        if (anomalous == 0) {
          throw missing("a wanted recall needs anomalous pictures", normal, anomalous)
              .fix("add pictures with defects (CLASS/test/KIND), or ask for a --false-alarm-rate")
              .build();
        }
      }
      case MAX_F1 -> {
        if (normal == 0 || anomalous == 0) {
          throw missing("the largest F1 needs normal and anomalous pictures", normal, anomalous)
              .fix(
                  anomalous == 0
                      ? "leave out --max-f1: normal pictures alone allow a --false-alarm-rate"
                      : "leave out --max-f1: anomalous pictures alone allow a --recall")
              .build();
        }
      }
    }
  }

  static AdaClipException.Builder missing(String summary, long normal, long anomalous) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, summary)
        .found(normal + " normal and " + anomalous + " anomalous pictures");
  }
}
