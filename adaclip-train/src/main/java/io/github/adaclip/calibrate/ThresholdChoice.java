package io.github.adaclip.calibrate;

import io.github.adaclip.decision.CalibratedThreshold;
import io.github.adaclip.decision.CalibratedThreshold.Rule;
import io.github.adaclip.metrics.RankingMetrics;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A threshold found from scores, without files and models.
 *
 * <p>A rate that is asked for is promised, not only met by chance on the pictures at hand: of all
 * thresholds between two scores the best one is taken whose {@link RateBounds#upper bound} is
 * within the rate. If even the most careful one promises less, it is taken, and {@link #shortfall}
 * says what holds.
 *
 * @param threshold with what it promises
 * @param shortfall why the wanted rate is not promised, and what is; empty if it is
 */
public record ThresholdChoice(CalibratedThreshold threshold, Optional<String> shortfall) {

  /**
   * Chooses by the goal's rule.
   *
   * @throws io.github.adaclip.failure.AdaClipException UNUSABLE_DATA if pictures of a kind that the
   *     rule needs are missing, or no threshold can be above the normal scores
   */
  public static ThresholdChoice of(LabelledScores scores, CalibrationGoal goal) {
    LabelCounts.require(scores.normalCount(), scores.anomalousCount(), goal);
    return switch (goal.rule()) {
      case FALSE_ALARM_RATE -> byFalseAlarmRate(scores, goal);
      case RECALL -> byRecall(scores, goal);
      case MAX_F1 -> byMaxF1(scores, goal);
    };
  }

  /**
   * The lowest threshold that promises no more than the goal's rate of false alarms. It lies just
   * above one of the normal scores.
   */
  static ThresholdChoice byFalseAlarmRate(LabelledScores scores, CalibrationGoal goal) {
    int count = scores.normalCount();
    double wanted = goal.falseAlarmRate();
    int alarms = eventsWithin(wanted, count, goal.confidence());
    float top = scores.normal(count - 1 - alarms);
    if (top >= 1) {
      throw LabelCounts.missing(
              "the values of normal pictures leave no room for a threshold",
              count,
              scores.anomalousCount())
          .with("value of rank " + (alarms + 1) + " from the top", top)
          .expected("normal pictures with values below 1")
          .fix("check that the pictures are normal and the class name fits, or use another model")
          .build();
    }
    double value = LabelledScores.exact(Math.nextUp(top));
    double bound = RateBounds.upper(alarms, count, goal.confidence());
    CalibratedThreshold threshold =
        new CalibratedThreshold(
            value,
            Rule.FALSE_ALARM_RATE,
            OptionalDouble.of(wanted),
            scores.falseAlarmRate(value),
            OptionalDouble.of(bound),
            scores.recall(value),
            recallBound(scores, scores.misses(value), goal),
            OptionalDouble.empty());
    return new ThresholdChoice(
        threshold,
        bound <= wanted
            ? Optional.empty()
            : Optional.of(
                String.format(
                    Locale.ROOT,
                    "%d normal pictures are too few to promise %s false alarms with %s confidence"
                        + " (%d are needed); with the threshold above all of them it is at most"
                        + " %s, and %s on average over such calibrations",
                    count,
                    percent(wanted),
                    percent(goal.confidence()),
                    RateBounds.picturesFor(wanted, goal.confidence()),
                    percent(bound),
                    percent(1.0 / (count + 1)))));
  }

  private static ThresholdChoice byRecall(LabelledScores scores, CalibrationGoal goal) {
    int count = scores.anomalousCount();
    double wanted = goal.recall().orElseThrow();
    int misses = eventsWithin(1 - wanted, count, goal.confidence());
    double value = LabelledScores.exact(scores.anomalous(misses));
    double promised = 1 - RateBounds.upper(misses, count, goal.confidence());
    CalibratedThreshold threshold =
        new CalibratedThreshold(
            value,
            Rule.RECALL,
            goal.recall(),
            scores.falseAlarmRate(value),
            falseAlarmBound(scores, scores.alarms(value), goal),
            scores.recall(value),
            OptionalDouble.of(promised),
            OptionalDouble.empty());
    return new ThresholdChoice(
        threshold,
        threshold.keepsPromise()
            ? Optional.empty()
            : Optional.of(
                String.format(
                    Locale.ROOT,
                    "%d anomalous pictures are too few to promise a recall of %s with %s confidence"
                        + " (%d are needed); with the threshold at the lowest of them it is at"
                        + " least %s, and %s on average over such calibrations",
                    count,
                    percent(wanted),
                    percent(goal.confidence()),
                    RateBounds.picturesFor(1 - wanted, goal.confidence()),
                    percent(promised),
                    percent((double) count / (count + 1)))));
  }

  private static ThresholdChoice byMaxF1(LabelledScores scores, CalibrationGoal goal) {
    RankingMetrics metrics = scores.metrics();
    return new ThresholdChoice(
        atAnyThreshold(
            LabelledScores.exact((float) metrics.maxF1Threshold().getAsDouble()),
            metrics.maxF1(),
            scores,
            goal),
        Optional.empty());
  }

  /** A threshold that was chosen by looking at all scores, so that only looser bounds hold. */
  static CalibratedThreshold atAnyThreshold(
      double value, OptionalDouble f1, LabelledScores scores, CalibrationGoal goal) {
    OptionalDouble alarms = scores.falseAlarmRate(value);
    OptionalDouble recall = scores.recall(value);
    return new CalibratedThreshold(
        value,
        Rule.MAX_F1,
        OptionalDouble.empty(),
        alarms,
        alarms.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                RateBounds.upperAtAnyThreshold(
                    alarms.getAsDouble(), scores.normalCount(), goal.confidence())),
        recall,
        recall.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                1
                    - RateBounds.upperAtAnyThreshold(
                        1 - recall.getAsDouble(), scores.anomalousCount(), goal.confidence())),
        f1);
  }

  /** The most events whose bound is within a rate; 0 if there is no such number. */
  private static int eventsWithin(double rate, int trials, double confidence) {
    int low = 0;
    int high = trials - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (RateBounds.upper(middle, trials, confidence) <= rate) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The threshold does not depend on the anomalous scores, so their misses are a plain sample. */
  private static OptionalDouble recallBound(
      LabelledScores scores, int misses, CalibrationGoal goal) {
    return scores.anomalousCount() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            1 - RateBounds.upper(misses, scores.anomalousCount(), goal.confidence()));
  }

  /** Likewise for the normal scores. */
  private static OptionalDouble falseAlarmBound(
      LabelledScores scores, int alarms, CalibrationGoal goal) {
    return scores.normalCount() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(RateBounds.upper(alarms, scores.normalCount(), goal.confidence()));
  }

  /** A share as people read it, to a hundredth of a percent. */
  static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.2f", 100 * share);
    return text.replaceAll("\\.?0+$", "") + " %";
  }
}
