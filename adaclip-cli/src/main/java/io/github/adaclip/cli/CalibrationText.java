package io.github.adaclip.cli;

import io.github.adaclip.calibrate.Calibration;
import io.github.adaclip.decision.CalibratedThreshold;
import io.github.adaclip.decision.ThresholdProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A calibration for people: thresholds, what was seen at them, and what holds for new pictures. */
final class CalibrationText {
  private CalibrationText() {}

  static List<String> lines(Calibration calibration) {
    ThresholdProfile profile = calibration.profile();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %d normal and %d anomalous pictures, bounds with %s confidence",
            profile.className(),
            profile.normalImages(),
            profile.anomalousImages(),
            percent(profile.confidence())));
    add(lines, "score", profile.picture());
    profile.pixel().ifPresent(pixel -> add(lines, "map", pixel));
    return lines;
  }

  private static void add(List<String> lines, String what, CalibratedThreshold threshold) {
    lines.add(
        String.format(
            Locale.ROOT, "%-6s threshold %.6f  (%s)", what, threshold.value(), rule(threshold)));
    String where = what.equals("map") ? "with any pixel at or above it" : "at or above it";
    addShare(lines, "normal", where, threshold.falseAlarmRate(), threshold.bound(), "at most");
    addShare(lines, "anomalous", where, threshold.recall(), threshold.recallBound(), "at least");
  }

  private static void addShare(
      List<String> lines,
      String kind,
      String where,
      OptionalDouble seen,
      OptionalDouble bound,
      String side) {
    if (seen.isPresent() && bound.isPresent()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "       %s pictures %s: %s seen, %s %s of new ones",
              kind,
              where,
              percent(seen.getAsDouble()),
              side,
              percent(bound.getAsDouble())));
    }
  }

  private static String rule(CalibratedThreshold threshold) {
    return switch (threshold.rule()) {
      case FALSE_ALARM_RATE ->
          "wanted: false alarms no more than " + percent(threshold.wanted().orElseThrow());
      case RECALL -> "wanted: recall no less than " + percent(threshold.wanted().orElseThrow());
      case MAX_F1 -> String.format(Locale.ROOT, "largest F1, %.3f", threshold.f1().orElseThrow());
    };
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
