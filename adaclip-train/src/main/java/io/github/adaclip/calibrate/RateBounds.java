package io.github.adaclip.calibrate;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Exact upper bounds of a rate from a sample, by the binomial distribution alone: nothing is
 * assumed about how scores are distributed, only that later pictures come from the same source as
 * the sample, independently of each other.
 */
public final class RateBounds {
  private RateBounds() {}

  /**
   * The one-sided bound of Clopper and Pearson (1934): the rate u at which so few events would be
   * seen with probability 1 − confidence only.
   *
   * <p>Also what is promised if the threshold itself is taken from the sample: let events + 1 be
   * the rank, from the top, of the score that the threshold lies just above. The share of all
   * pictures above that score then has the distribution Beta(events + 1, trials − events), or lies
   * lower if scores are equal, and u is its quantile (Wilks 1941, tolerance limits).
   *
   * @param events 0 to trials
   * @param trials size of the sample
   * @param confidence between 0 and 1
   * @return 0 to 1; 1 without trials
   */
  public static double upper(long events, long trials, double confidence) {
    if (events < 0 || events > trials || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          events + " events in " + trials + " trials, confidence " + confidence);
    }
    if (events == trials) {
      return 1;
    }
    if (events == 0) {
      return smallest(trials, confidence);
    }
    return new BetaDistribution(events + 1.0, (double) trials - events)
        .inverseCumulativeProbability(confidence);
  }

  /** The smallest bound that so many pictures allow, that of no event: 1 − (1 − confidence)^1/n. */
  public static double smallest(long trials, double confidence) {
    return -Math.expm1(Math.log1p(-confidence) / trials);
  }

  /** The fewest pictures whose {@link #smallest} bound is no larger than a rate. */
  public static long picturesFor(double rate, double confidence) {
    return (long) Math.ceil(Math.log1p(-confidence) / Math.log1p(-rate));
  }

  /**
   * A bound for the rate at a threshold that was chosen by looking at all scores, such as that of
   * the largest F1; by the inequality of Dvoretzky, Kiefer and Wolfowitz with Massart's constant
   * (1990) it holds at every threshold at once.
   *
   * @param rate seen in the sample
   */
  public static double upperAtAnyThreshold(double rate, long trials, double confidence) {
    // Massart's constant is proved for one side up to an error of one half.
    double error = Math.min(0.5, 1 - confidence);
    return Math.min(1, rate + Math.sqrt(-Math.log(error) / (2.0 * trials)));
  }
}
