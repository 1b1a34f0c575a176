package io.github.adaclip.cli;

import io.github.adaclip.ablate.AblationCell;
import io.github.adaclip.ablate.AblationResult;
import io.github.adaclip.ablate.CellOutcome;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How long an ablation will still take: what trainings and measurements took so far, times those
 * that are left.
 */
final class AblationClock {
  private static final double SECONDS_PER_MINUTE = 60;
  private static final double MINUTES_PER_HOUR = 60;

  private double trainingSeconds;
  private int trainings;
  private double measuringSeconds;
  private int measurements;

  /** Counts a training that was done now. */
  void trained(double seconds) {
    trainingSeconds += seconds;
    trainings++;
  }

  /** Counts a measurement of one set that was done now. */
  void measured(double seconds) {
    measuringSeconds += seconds;
    measurements++;
  }

  /**
   * Words such as {@code about 12 min left}.
   *
   * @return empty if nothing is left or nothing was measured yet
   */
  Optional<String> left(AblationResult soFar) {
    Set<Object> begun = new HashSet<>();
    Set<Object> toTrain = new HashSet<>();
    int toMeasure = 0;
    for (CellOutcome outcome : soFar.outcomes()) {
      AblationCell cell = outcome.cell();
      if (!outcome.status().equals("pending")) {
        begun.add(cell.trainingSettings());
      } else {
        toTrain.add(cell.trainingSettings());
        toMeasure += soFar.plan().job().tests().size();
      }
    }
    toTrain.removeAll(begun);
    if (toMeasure == 0 || trainings + measurements == 0) {
      return Optional.empty();
    }
    double seconds =
        toTrain.size() * trainingSeconds / Math.max(1, trainings)
            + toMeasure * measuringSeconds / Math.max(1, measurements);
    return Optional.of("about " + words(seconds) + " left");
  }

  /** {@code 40 s}, {@code 12 min}, {@code 3.5 h}. */
  static String words(double seconds) {
    if (seconds < 2 * SECONDS_PER_MINUTE) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    double minutes = seconds / SECONDS_PER_MINUTE;
    return minutes < 2 * MINUTES_PER_HOUR
        ? String.format(Locale.ROOT, "%.0f min", minutes)
        : String.format(Locale.ROOT, "%.1f h", minutes / MINUTES_PER_HOUR);
  }
}
