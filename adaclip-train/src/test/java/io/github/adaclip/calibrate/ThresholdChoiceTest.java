package io.github.adaclip.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.decision.CalibratedThreshold;
import io.github.adaclip.decision.CalibratedThreshold.Rule;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdChoiceTest {
  private static final CalibrationGoal FIVE_PERCENT = CalibrationGoal.ofFalseAlarmRate(0.05);
  // Expected values are the roots of the binomial sum itself, rounded to four digits.
  private static final double TABLE = 5e-5;
  private static final int SEEDS = 400;
  // Of 400 promises with 95 % confidence 20 fail on average, and more than 32 once in 200 times.
  private static final int MOST_BROKEN = 32;

  @ParameterizedTest
  @CsvSource({
    "0, 20, 0.95, 0.1391",
    "0, 59, 0.95, 0.0495",
    "1, 100, 0.95, 0.0466",
    "5, 100, 0.95, 0.1023",
    "3, 30, 0.90, 0.2093",
    "10, 10, 0.95, 1"
  })
  void boundsOfClopperAndPearson(long events, long trials, double confidence, double bound) {
    assertEquals(bound, RateBounds.upper(events, trials, confidence), TABLE);
  }

  @Test
  void fewestPicturesForARate() {
    assertEquals(59, RateBounds.picturesFor(0.05, 0.95));
    assertEquals(299, RateBounds.picturesFor(0.01, 0.95));
    assertTrue(RateBounds.smallest(59, 0.95) <= 0.05 && RateBounds.smallest(58, 0.95) > 0.05);
    // 0.1 + √(ln 20 / 200)
    assertEquals(0.2224, RateBounds.upperAtAnyThreshold(0.1, 100, 0.95), TABLE);
  }

  @Test
  void morePicturesAndLessConfidenceMakeBoundsTighter() {
    for (int trials = 10; trials < 200; trials++) {
      assertTrue(RateBounds.upper(2, trials + 1, 0.95) < RateBounds.upper(2, trials, 0.95));
      assertTrue(RateBounds.upper(3, trials, 0.95) > RateBounds.upper(2, trials, 0.95));
      assertTrue(RateBounds.upper(2, trials, 0.90) < RateBounds.upper(2, trials, 0.95));
    }
  }

  @Test
  void theThresholdLiesJustAboveTheScoreOfItsRank() {
    // Of 100 normal scores one may lie above: upper(1, 100) = 4.7 %, upper(2, 100) = 6.2 %.
    List<Double> normal = new ArrayList<>();
    for (int score = 0; score < 100; score++) {
      normal.add(score / 128.0);
    }
    ThresholdChoice choice = choose(normal, List.of(0.9, 0.5), FIVE_PERCENT);
    CalibratedThreshold threshold = choice.threshold();
    assertEquals(Math.nextUp(98 / 128f), (float) threshold.value());
    assertEquals(0.01, threshold.falseAlarmRate().orElseThrow());
    assertEquals(0.0466, threshold.bound().orElseThrow(), TABLE);
    assertEquals(0.5, threshold.recall().orElseThrow());
    assertTrue(threshold.keepsPromise() && choice.shortfall().isEmpty());
  }

  @Test
  void tooFewPicturesAreToldWithWhatStillHolds() {
    List<Double> normal = uniform(new Random(1), 20);
    ThresholdChoice choice = choose(normal, List.of(), FIVE_PERCENT);
    double highest = normal.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    assertEquals(Math.nextUp((float) highest), (float) choice.threshold().value());
    assertEquals(0.1391, choice.threshold().bound().orElseThrow(), TABLE);
    assertFalse(choice.threshold().keepsPromise());
    assertEquals(
        "20 normal pictures are too few to promise 5 % false alarms with 95 % confidence (59 are"
            + " needed); with the threshold above all of them it is at most 13.91 %, and 4.76 % on"
            + " average over such calibrations",
        choice.shortfall().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 59, 100, 500})
  void promisedFalseAlarmsHoldOverManySeeds(int pictures) {
    // Uniform scores: the share of all pictures at or above a threshold t is 1 − t.
    int broken =
        broken(
            seed -> {
              CalibratedThreshold threshold =
                  choose(uniform(new Random(seed), pictures), List.of(), FIVE_PERCENT).threshold();
              return 1 - threshold.value() > threshold.bound().orElseThrow();
            });
    assertTrue(broken <= MOST_BROKEN, "broken: " + broken);
    // The bound is exact for scores without ties; one that never fails would be needlessly wide.
    assertTrue(broken > 5, "broken: " + broken);
  }

  @Test
  void promisesHoldForEqualScores() {
    // Ten values only, so that most scores have equals.
    int broken =
        broken(
            seed -> {
              List<Double> scores =
                  uniform(new Random(seed), 150).stream()
                      .map(score -> Math.floor(10 * score) / 10)
                      .toList();
              CalibratedThreshold threshold =
                  choose(scores, List.of(), CalibrationGoal.ofFalseAlarmRate(0.3)).threshold();
              double rate = 1 - Math.ceil(10 * threshold.value()) / 10;
              return rate > threshold.bound().orElseThrow();
            });
    assertTrue(broken <= MOST_BROKEN, "broken: " + broken);
  }

  @Test
  void calibratedOnOneHalfTheOtherHalfKeepsTheRate() {
    int alarms = 0;
    int pictures = 0;
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      LabelledScores first = LabelledScores.of(normalScores(random, 200), List.of());
      double threshold = ThresholdChoice.of(first, FIVE_PERCENT).threshold().value();
      LabelledScores second = LabelledScores.of(normalScores(random, 200), List.of());
      alarms += second.alarms(threshold);
      pictures += second.normalCount();
    }
    assertTrue(alarms <= 0.05 * pictures, alarms + " of " + pictures);
    assertTrue(alarms > 0);
  }

  @Test
  void aWantedRecallIsReachedAndPromised() {
    int broken =
        broken(
            seed -> {
              Random random = new Random(seed);
              CalibratedThreshold threshold =
                  choose(uniform(random, 50), uniform(random, 80), CalibrationGoal.ofRecall(0.9))
                      .threshold();
              assertTrue(threshold.recall().orElseThrow() >= 0.9);
              assertTrue(threshold.recallBound().orElseThrow() >= 0.9);
              return 1 - threshold.value() < threshold.recallBound().orElseThrow();
            });
    assertTrue(broken <= MOST_BROKEN, "broken: " + broken);
    assertTrue(broken > 5, "broken: " + broken);
  }

  @Test
  void tooFewDefectsAreToldWithWhatStillHolds() {
    ThresholdChoice choice =
        choose(List.of(0.1, 0.2), List.of(0.5, 0.3, 0.9), CalibrationGoal.ofRecall(0.95));
    assertEquals(0.3f, (float) choice.threshold().value());
    assertEquals(1, choice.threshold().recall().orElseThrow());
    // 1 − upper(0, 3) = 0.05^(1/3)
    assertEquals(0.3684, choice.threshold().recallBound().orElseThrow(), TABLE);
    assertTrue(
        choice.shortfall().orElseThrow().contains("(59 are needed)")
            && choice.shortfall().orElseThrow().contains("at least 36.84 %, and 75 % on average"),
        choice.shortfall().orElseThrow());
  }

  @Test
  void theLargestF1IsThatOfTheMetrics() {
    List<Double> normal = List.of(0.1, 0.2, 0.3, 0.6);
    List<Double> anomalous = List.of(0.5, 0.7, 0.8);
    CalibratedThreshold threshold =
        choose(normal, anomalous, CalibrationGoal.ofMaxF1()).threshold();
    // At 0.5: 3 of 3 found, 1 false alarm: F1 = 6 / 7; at 0.7: 2 of 3, none: 4 / 5.
    assertEquals(6 / 7.0, threshold.f1().orElseThrow(), 1e-12);
    assertEquals(0.5f, (float) threshold.value());
    assertEquals(Rule.MAX_F1, threshold.rule());
    assertEquals(0.25, threshold.falseAlarmRate().orElseThrow());
    assertEquals(RateBounds.upperAtAnyThreshold(0.25, 4, 0.95), threshold.bound().orElseThrow());
  }

  @Test
  void boundsOfTheLargestF1HoldOverManySeeds() {
    int broken =
        broken(
            seed -> {
              Random random = new Random(seed);
              List<Double> anomalous =
                  uniform(random, 40).stream().map(score -> Math.sqrt(score)).toList();
              CalibratedThreshold threshold =
                  choose(uniform(random, 60), anomalous, CalibrationGoal.ofMaxF1()).threshold();
              return 1 - threshold.value() > threshold.bound().orElseThrow();
            });
    assertTrue(broken <= MOST_BROKEN, "broken: " + broken);
  }

  @Test
  void missingKindsAreRefusedWithWhatCanBeDone() {
    refused(List.of(), List.of(0.5), FIVE_PERCENT, "a false-alarm rate needs normal pictures");
    refused(
        List.of(0.5),
        List.of(),
        CalibrationGoal.ofRecall(0.9),
        "a wanted recall needs anomalous pictures");
    AdaClipException e =
        refused(
            List.of(0.5),
            List.of(),
            CalibrationGoal.ofMaxF1(),
            "the largest F1 needs normal and anomalous pictures (found 1 normal and 0 anomalous");
    assertEquals("leave out --max-f1: normal pictures alone allow a --false-alarm-rate", e.fix());
    refused(
        List.of(1.0, 0.2), List.of(), FIVE_PERCENT, "the values of normal pictures leave no room");
  }

  @Test
  void ratesOutOfRangeAreRefused() {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> CalibrationGoal.ofFalseAlarmRate(5));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertEquals(
        "the false-alarm rate is out of range (expected more than 0 and less than 1; found 5.0)",
        e.getMessage());
    assertThrows(AdaClipException.class, () -> CalibrationGoal.ofRecall(1));
    assertThrows(AdaClipException.class, () -> FIVE_PERCENT.withConfidence(0));
  }

  @Test
  void thousandsOfScoresAreKeptInPart() {
    LabelledScores scores = LabelledScores.of(uniform(new Random(4), 5000), List.of(0.5, 0.9));
    List<Double> kept = scores.kept();
    assertEquals(1000, kept.size());
    assertEquals(0.5, kept.get(500), 0.03);
    assertEquals(200, scores.curve().size());
    assertEquals(1, scores.curve().get(199).falseAlarmRate().orElseThrow());
  }

  private static int broken(Function<Long, Boolean> isBroken) {
    int broken = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      broken += isBroken.apply(seed) ? 1 : 0;
    }
    return broken;
  }

  private static AdaClipException refused(
      List<Double> normal, List<Double> anomalous, CalibrationGoal goal, String message) {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> choose(normal, anomalous, goal));
    assertEquals(FailureCode.UNUSABLE_DATA, e.code());
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
    return e;
  }

  private static ThresholdChoice choose(
      List<Double> normal, List<Double> anomalous, CalibrationGoal goal) {
    return ThresholdChoice.of(LabelledScores.of(normal, anomalous), goal);
  }

  private static List<Double> uniform(Random random, int count) {
    List<Double> scores = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      scores.add(random.nextDouble());
    }
    return scores;
  }

  /** Scores as a model gives them: most of them low, a long tail. */
  private static List<Double> normalScores(Random random, int count) {
    return uniform(random, count).stream().map(score -> Math.pow(score, 4)).toList();
  }
}
