package io.github.adaclip.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
  /** Some tens of additions of doubles below 1. */
  private static final double ROUNDING = 1e-14;

  private static final boolean[] LABELS = {false, false, true, true};

  @Test
  void workedByHand() { // the example of scikit-learn's documentation
    RankingMetrics metrics = RankingMetrics.of(LABELS, new double[] {0.1, 0.4, 0.35, 0.8});
    assertEquals(2, metrics.normalCount());
    assertEquals(2, metrics.anomalousCount());
    assertEquals(0.75, metrics.auroc().orElseThrow(), ROUNDING); // 3 of 4 pairs
    // precision 1 at recall 1/2, 2/3 at recall 1
    assertEquals(0.5 + 0.5 * 2 / 3, metrics.averagePrecision().orElseThrow(), ROUNDING);
    assertEquals(0.8, metrics.maxF1().orElseThrow(), ROUNDING); // at 0.35: 2 * 2 / (3 + 2)
    assertEquals(0.35, metrics.maxF1Threshold().orElseThrow());
  }

  @Test
  void tiesCountOneHalf() {
    RankingMetrics metrics = RankingMetrics.of(LABELS, new double[] {0.5, 0.5, 0.5, 0.5});
    assertEquals(0.5, metrics.auroc().orElseThrow());
    assertEquals(0.5, metrics.averagePrecision().orElseThrow());
    assertEquals(2.0 / 3, metrics.maxF1().orElseThrow(), ROUNDING);
  }

  @Test
  void zeroAndNegativeZeroAreOneScore() {
    RankingMetrics metrics =
        RankingMetrics.of(new boolean[] {false, true}, new double[] {-0.0, 0.0});
    assertEquals(0.5, metrics.auroc().orElseThrow());
  }

  @Test
  void oneKindOnlyHasNoValues() {
    for (boolean kind : new boolean[] {false, true}) {
      RankingMetrics metrics = RankingMetrics.of(new boolean[] {kind, kind}, new double[] {1, 2});
      assertEquals(2, metrics.normalCount() + metrics.anomalousCount());
      assertTrue(metrics.auroc().isEmpty());
      assertTrue(metrics.averagePrecision().isEmpty());
      assertTrue(metrics.maxF1().isEmpty());
      assertTrue(metrics.maxF1Threshold().isEmpty());
    }
    assertTrue(RankingMetrics.of(new boolean[0], new double[0]).auroc().isEmpty());
  }

  @Test
  void agreesWithTheDefinitionOnRandomSmallCases() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      int size = 2 + random.nextInt(30);
      int distinct = 1 + random.nextInt(10); // few values, so that many are equal
      boolean[] labels = new boolean[size];
      double[] scores = new double[size];
      for (int index = 0; index < size; index++) {
        labels[index] = random.nextInt(3) == 0;
        scores[index] = (random.nextInt(distinct) - distinct / 2) * 0.37;
      }
      labels[0] = true;
      labels[1] = false;
      RankingMetrics metrics = RankingMetrics.of(labels, scores);
      assertEquals(BruteForce.auroc(labels, scores), metrics.auroc().orElseThrow(), ROUNDING);
      assertEquals(
          BruteForce.averagePrecision(labels, scores),
          metrics.averagePrecision().orElseThrow(),
          ROUNDING);
      assertEquals(BruteForce.maxF1(labels, scores), metrics.maxF1().orElseThrow(), ROUNDING);
    }
  }

  @Test
  void laws() {
    Random random = new Random(2);
    boolean[] labels = new boolean[200];
    double[] scores = new double[200];
    for (int index = 0; index < labels.length; index++) {
      labels[index] = random.nextInt(4) == 0;
      scores[index] = random.nextInt(50) / 50.0 + (labels[index] ? 0.2 : 0);
    }
    RankingMetrics metrics = RankingMetrics.of(labels, scores);

    // a rising function of the scores changes nothing
    RankingMetrics squared =
        RankingMetrics.of(labels, DoubleStream.of(scores).map(s -> s * s * 1e9 - 7).toArray());
    assertEquals(metrics.auroc(), squared.auroc());
    assertEquals(metrics.averagePrecision(), squared.averagePrecision());
    assertEquals(metrics.maxF1(), squared.maxF1());

    // scores turned round: 1 - AUROC; labels turned round as well: the AUROC again
    double[] negative = DoubleStream.of(scores).map(s -> -s).toArray();
    boolean[] opposite = new boolean[labels.length];
    for (int index = 0; index < labels.length; index++) {
      opposite[index] = !labels[index];
    }
    double auroc = metrics.auroc().orElseThrow();
    assertEquals(1 - auroc, RankingMetrics.of(labels, negative).auroc().orElseThrow(), ROUNDING);
    assertEquals(auroc, RankingMetrics.of(opposite, negative).auroc().orElseThrow(), ROUNDING);

    // everything twice changes nothing
    ImageScores twice = new ImageScores();
    for (int index = labels.length - 1; index >= 0; index--) {
      twice.add(labels[index], scores[index]);
      twice.add(labels[index], scores[index]);
    }
    assertEquals(400, twice.size());
    assertEquals(auroc, twice.metrics().auroc().orElseThrow(), ROUNDING);
    assertEquals(
        metrics.averagePrecision().orElseThrow(),
        twice.metrics().averagePrecision().orElseThrow(),
        ROUNDING);
    assertEquals(metrics.maxF1(), twice.metrics().maxF1());
  }

  @Test
  void refusesDifferentLengths() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> RankingMetrics.of(LABELS, new double[] {1, 2}));
    assertEquals("there are 4 labels but 2 scores", e.getMessage());
  }

  @Test
  void refusesWhatIsNotFinite() {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> RankingMetrics.of(LABELS, new double[] {1, 2, Double.NaN, 3}));
    assertEquals("the score of image 2 is NaN", e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ImageScores().add(true, Double.POSITIVE_INFINITY));
  }

  @Test
  void histogramCountsBothKinds() {
    ImageScores scores = ImageScores.of(LABELS, new double[] {0, 0.4, 0.5, 1});
    ScoreHistogram histogram = scores.histogram(2);
    assertEquals(new ScoreHistogram.Bin(0, 0.5, 2, 0), histogram.bins().get(0));
    assertEquals(new ScoreHistogram.Bin(0.5, 1, 0, 2), histogram.bins().get(1));
    assertTrue(new ImageScores().histogram(3).bins().isEmpty());
    ScoreHistogram same = ImageScores.of(LABELS, new double[] {3, 3, 3, 3}).histogram(2);
    assertEquals(new ScoreHistogram.Bin(3, 3, 2, 2), same.bins().get(0));
    Exception e = assertThrows(IllegalArgumentException.class, () -> scores.histogram(0));
    assertEquals("a histogram needs at least 1 bin, found 0", e.getMessage());
    assertFalse(histogram.bins().isEmpty());
  }
}
