package io.github.adaclip.calibrate;

import io.github.adaclip.decision.CalibratedThreshold;
import io.github.adaclip.decision.CalibratedThreshold.Rule;
import io.github.adaclip.decision.ScoringSetup;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.metrics.RankingMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From collected scores to a profile, with remarks about what is not promised. */
final class ProfileMaker {
  private final String className;
  private final ScoringSetup setup;
  private final CalibrationGoal goal;
  private final List<String> remarks = new ArrayList<>();

  ProfileMaker(String className, ScoringSetup setup, CalibrationGoal goal) {
    this.className = className;
    this.setup = setup;
    this.goal = goal;
  }

  ThresholdProfile make(ScoreCollector collector) {
    LabelledScores scores = collector.scores();
    LabelCounts.require(scores.normalCount(), scores.anomalousCount(), goal);
    CalibratedThreshold picture = kept("score", ThresholdChoice.of(scores, goal));
    Optional<CalibratedThreshold> pixel = pixel(collector);
    if (scores.normalCount() == 0) {
      remarks.add(
          "without normal pictures nothing is known about false alarms, there is no pixel threshold,"
              + " and drift cannot be seen");
    }
    return new ThresholdProfile(
        className,
        setup,
        picture,
        pixel,
        goal.confidence(),
        scores.normalCount(),
        scores.anomalousCount(),
        Instant.now(),
        scores.kept(),
        scores.curve());
  }

  /** What was found out on the way. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  /**
   * From the pixels if the largest F1 is wanted and there are masks; else from the largest map
   * values of the normal pictures, so that the rate is the share of normal pictures with any pixel
   * above.
   */
  private Optional<CalibratedThreshold> pixel(ScoreCollector collector) {
    LabelledScores peaks = collector.peaks();
    Optional<RankingMetrics> pixels = collector.pixelMetrics();
    if (pixels.isPresent()) {
      RankingMetrics metrics = pixels.get();
      double value = LabelledScores.exact((float) metrics.maxF1Threshold().getAsDouble());
      return Optional.of(ThresholdChoice.atAnyThreshold(value, metrics.maxF1(), peaks, goal));
    }
    if (peaks.normalCount() == 0) {
      return Optional.empty();
    }
    if (goal.rule() == Rule.MAX_F1) {
      remarks.add(
          (setup.viewOptions().isEmpty() ? "without masks" : "with tiles, a crop or a region")
              + " the pixel threshold follows the false-alarm rate");
    }
    try {
      return Optional.of(kept("map", ThresholdChoice.byFalseAlarmRate(peaks, goal)));
    } catch (AdaClipException e) {
      remarks.add("no pixel threshold: " + e.getMessage());
      return Optional.empty();
    }
  }

  private CalibratedThreshold kept(String what, ThresholdChoice choice) {
    choice.shortfall().ifPresent(shortfall -> remarks.add(what + ": " + shortfall));
    return choice.threshold();
  }
}
