package io.github.adaclip.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.scene.SceneFamily;
import io.github.adaclip.decision.CalibratedThreshold;
import io.github.adaclip.map.LocalContrast;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Beta;
import org.junit.jupiter.api.Test;

/**
 * The promise at work: fifty sets of good parts, each drawn from its own seed, calibrated on one
 * half and decided on the other.
 *
 * <p>If the promise is exact, the alarms of a set's other half have the beta-binomial distribution
 * with the parameters that the bound is made from, and sets are independent. Each limit below is
 * passed by chance with probability {@link #BY_CHANCE} at most; the seeds are fixed, so it does not
 * happen now and then.
 */
class DrawnSetsTest {
  private static final int SETS = 50;
  private static final int HALF = 60;
  private static final int ALARMS_IN_CALIBRATION = 0; // upper(0, 60) = 4.87 %, upper(1, 60) = 7.7 %
  private static final double BY_CHANCE = 1e-4;

  private final double bound = RateBounds.upper(ALARMS_IN_CALIBRATION, HALF, 0.95);

  @Test
  void thePromisedRateHoldsForOtherPicturesOfTheSameSource() {
    int[] alarms = new int[SETS];
    for (int seed = 0; seed < SETS; seed++) {
      LabelledScores first = scores(seed, 0);
      CalibratedThreshold threshold =
          ThresholdChoice.of(first, CalibrationGoal.ofFalseAlarmRate(0.05)).threshold();
      assertEquals(bound, threshold.bound().orElseThrow());
      alarms[seed] = scores(seed, HALF).alarms(threshold.value());
    }
    double[] one = alarmsOfOneSet();
    int most = (int) Math.floor(bound * HALF);
    int broken = 0;
    int total = 0;
    for (int count : alarms) {
      broken += count > most ? 1 : 0;
      total += count;
    }
    // So small a half scatters around its true rate: more than 1 in 20 show a share above the
    // bound.
    double share = sum(one, most + 1, HALF);
    int mostBroken =
        new BinomialDistribution(SETS, share).inverseCumulativeProbability(1 - BY_CHANCE);
    String seen = broken + " of " + SETS + " sets above, " + total + " alarms";
    assertTrue(broken <= mostBroken, seen + ", at most " + mostBroken + " sets expected");

    double[] all = alarmsOfAllSets(one);
    assertTrue(sum(all, total, all.length - 1) > BY_CHANCE, seen + ": too many");
    assertTrue(sum(all, 0, total) > BY_CHANCE, seen + ": so few that the bound is too wide");
  }

  /** Local contrast of the normal pictures of one family, from an index on. */
  private static LabelledScores scores(int seed, int from) {
    Corpus corpus = Corpus.training();
    SceneFamily family = corpus.families().get(seed % corpus.families().size());
    List<Double> scores =
        LongStream.range(from, from + HALF)
            .mapToObj(index -> corpus.normal(family, seed, index, Corpus.LEAST_SIDE).picture())
            .map(picture -> LocalContrast.score(LocalContrast.map(picture)))
            .toList();
    return LabelledScores.of(scores, List.of());
  }

  /**
   * Probability of 0, 1, … alarms among the other half: binomial, its rate as the bound assumes.
   */
  private static double[] alarmsOfOneSet() {
    double alpha = ALARMS_IN_CALIBRATION + 1;
    double beta = HALF - ALARMS_IN_CALIBRATION;
    double[] probability = new double[HALF + 1];
    double ways = 1;
    for (int count = 0; count <= HALF; count++) {
      probability[count] =
          ways
              * Math.exp(
                  Beta.logBeta(count + alpha, HALF - count + beta) - Beta.logBeta(alpha, beta));
      ways = ways * (HALF - count) / (count + 1);
    }
    return probability;
  }

  private static double[] alarmsOfAllSets(double[] one) {
    double[] all = {1};
    for (int set = 0; set < SETS; set++) {
      double[] more = new double[all.length + one.length - 1];
      for (int count = 0; count < all.length; count++) {
        for (int added = 0; added < one.length; added++) {
          more[count + added] += all[count] * one[added];
        }
      }
      all = more;
    }
    return all;
  }

  private static double sum(double[] values, int first, int last) {
    double sum = 0;
    for (int index = first; index <= last; index++) {
      sum += values[index];
    }
    return sum;
  }
}
