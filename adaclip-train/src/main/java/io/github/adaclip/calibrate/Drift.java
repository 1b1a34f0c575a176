package io.github.adaclip.calibrate;

import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * Whether recent scores of normal production still come from the distribution that a profile was
 * made from: a two-sample Kolmogorov–Smirnov test of the scores, and an exact binomial test of the
 * alarms against the promised bound. Each test may err with half the significance, so that both
 * together cry wolf no more often than it says.
 *
 * @param verdict what can be said
 * @param recent how many recent scores there are
 * @param calibrated how many scores of the profile they are compared with
 * @param distance the largest distance between the two distribution functions, 0 to 1
 * @param distancePValue chance of such a distance without drift
 * @param noticeable the smallest distance that these numbers of scores would be told by
 * @param alarms recent scores at or above the threshold
 * @param bound the rate of alarms that the profile promises not to exceed; empty if it promises
 *     none
 * @param alarmPValue chance of so many alarms at that rate; 1 without a promise
 * @param recentMedian of the recent scores
 * @param calibratedMedian of the profile's
 * @param significance chance of a drift told where there is none
 */
public record Drift(
    Verdict verdict,
    int recent,
    int calibrated,
    double distance,
    double distancePValue,
    double noticeable,
    long alarms,
    OptionalDouble bound,
    double alarmPValue,
    double recentMedian,
    double calibratedMedian,
    double significance) {
  /** Fewer scores than this on either side say nothing. */
  public static final int LEAST_SCORES = 20;

  /** Chance of a false drift if nobody says otherwise. */
  public static final double DEFAULT_SIGNIFICANCE = 0.01;

  // commons-math's exact p-value takes products of this size in good time.
  private static final long MOST_EXACT = 10_000;

  /** What can be said. */
  public enum Verdict {
    /** The scores, or the alarms, are not those of the calibration any more. */
    DRIFT("drift"),
    /** No difference beyond chance. */
    NO_DRIFT("no drift seen"),
    /** Too few scores to tell. */
    TOO_FEW("too few scores to tell");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /** For people. */
    public String text() {
      return text;
    }
  }

  /**
   * Compares.
   *
   * @param scores recent ones, of pictures known or believed to be normal, 0 to 1
   * @param significance between 0 and 1
   * @throws AdaClipException UNUSABLE_DATA if the profile holds no normal scores, or there are no
   *     recent ones; INVALID_OPTION for another significance
   */
  public static Drift of(ThresholdProfile profile, double[] scores, double significance) {
    requireUsable(profile, scores, significance);
    double[] then = profile.normalScores().stream().mapToDouble(Double::doubleValue).toArray();
    double[] now = Arrays.stream(scores).map(score -> (float) score).sorted().toArray();
    KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
    double distance = distance(then, now);
    double pValue = pValue(test, distance, then.length, now.length);
    float threshold = (float) profile.picture().value();
    long alarms = Arrays.stream(now).filter(score -> score >= threshold).count();
    OptionalDouble bound = profile.picture().bound();
    double alarmPValue = bound.isEmpty() ? 1 : atLeast(alarms, now.length, bound.getAsDouble());
    double each = significance / 2;
    boolean few = now.length < LEAST_SCORES || then.length < LEAST_SCORES;
    boolean drifted = alarmPValue < each || !few && pValue < each;
    return new Drift(
        drifted ? Verdict.DRIFT : few ? Verdict.TOO_FEW : Verdict.NO_DRIFT,
        now.length,
        then.length,
        distance,
        pValue,
        noticeable(then.length, now.length, each),
        alarms,
        bound,
        alarmPValue,
        median(now),
        median(then),
        significance);
  }

  /** Of sorted samples; commons-math's refuses a sample of one. */
  private static double distance(double[] then, double[] now) {
    double largest = 0;
    int below = 0;
    int belowNow = 0;
    while (below < then.length && belowNow < now.length) {
      double score = Math.min(then[below], now[belowNow]);
      while (below < then.length && then[below] == score) {
        below++;
      }
      while (belowNow < now.length && now[belowNow] == score) {
        belowNow++;
      }
      largest =
          Math.max(
              largest, Math.abs((double) below / then.length - (double) belowNow / now.length));
    }
    return largest;
  }

  /** Exact for small samples (equal scores make it larger, never smaller), else asymptotic. */
  private static double pValue(KolmogorovSmirnovTest test, double distance, int n, int m) {
    double value =
        (long) n * m <= MOST_EXACT
            ? test.exactP(distance, n, m, false)
            : test.approximateP(distance, n, m);
    return Math.max(0, Math.min(1, value));
  }

  /** Where the asymptotic p-value reaches a level: its first term, 2 exp(−2 D² nm / (n + m)). */
  private static double noticeable(int n, int m, double level) {
    return Math.min(1, Math.sqrt(-Math.log(level / 2) / 2 * (n + m) / ((double) n * m)));
  }

  private static double atLeast(long events, int trials, double rate) {
    return events == 0
        ? 1
        : 1 - new BinomialDistribution(null, trials, rate).cumulativeProbability((int) events - 1);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static void requireUsable(
      ThresholdProfile profile, double[] scores, double significance) {
    if (!(significance > 0 && significance < 1)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the significance is out of range")
          .expected("more than 0 and less than 1")
          .found(significance)
          .fix("pass for instance --significance 0.01")
          .build();
    }
    if (profile.normalScores().isEmpty()) {
      throw AdaClipException.of(
              FailureCode.UNUSABLE_DATA, "the profile was made without normal pictures")
          .expected("scores of normal pictures to compare with")
          .found("none")
          .fix("make a profile from normal pictures with: adaclip calibrate")
          .build();
    }
    if (scores.length == 0) {
      throw AdaClipException.of(FailureCode.UNUSABLE_DATA, "there are no scores to compare")
          .found("results without a score")
          .fix("give results of adaclip detect --json or --csv")
          .build();
    }
  }
}
