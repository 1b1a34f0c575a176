package io.github.adaclip.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  /** The interval of 2,000 resamples varies by about a twentieth of its width of 0.12. */
  private static final double SAMPLING = 0.012;

  private static final double ROUNDING = 1e-15;

  @Test
  void intervalHasTheWidthOfTheoryAndHoldsTheValue() {
    Random random = new Random(7);
    ImageScores scores = new ImageScores();
    for (int image = 0; image < 300; image++) {
      boolean isAnomalous = image % 3 == 0;
      scores.add(isAnomalous, random.nextGaussian() + (isAnomalous ? 1 : 0));
    }
    double auroc = scores.metrics().auroc().orElseThrow();
    BootstrapIntervals intervals = scores.bootstrap(new BootstrapSettings(2000, 0.95, 1));
    ConfidenceInterval interval = intervals.auroc().orElseThrow();
    double deviation = hanleyMcNeil(auroc, 100, 200);
    assertEquals(auroc - 1.96 * deviation, interval.low(), SAMPLING);
    assertEquals(auroc + 1.96 * deviation, interval.high(), SAMPLING);
    assertTrue(
        intervals.averagePrecision().orElseThrow().low()
            < intervals.averagePrecision().orElseThrow().high());
    double maxF1 = scores.metrics().maxF1().orElseThrow();
    assertTrue(intervals.maxF1().orElseThrow().low() < maxF1);
    assertTrue(intervals.maxF1().orElseThrow().high() > maxF1);
    assertEquals(0, intervals.undefinedResamples());
  }

  @Test
  void sameSeedSameIntervalAndOrderDoesNotMatter() {
    ImageScores forwards = new ImageScores();
    ImageScores backwards = new ImageScores();
    for (int image = 0; image < 40; image++) {
      forwards.add(image % 4 == 0, image * 7 % 40);
      backwards.add((39 - image) % 4 == 0, (39 - image) * 7 % 40);
    }
    BootstrapSettings settings = BootstrapSettings.withSeed(5);
    assertEquals(forwards.bootstrap(settings), backwards.bootstrap(settings));
    assertNotEquals(
        forwards.bootstrap(settings).auroc(),
        forwards.bootstrap(BootstrapSettings.withSeed(6)).auroc());
  }

  @Test
  void resamplesOfOneKindAreLeftOutAndCounted() {
    ImageScores scores = ImageScores.of(new boolean[] {false, true}, new double[] {0, 1});
    BootstrapIntervals intervals = scores.bootstrap(new BootstrapSettings(400, 0.9, 2));
    assertEquals(new ConfidenceInterval(1, 1), intervals.auroc().orElseThrow());
    assertEquals(200, intervals.undefinedResamples(), 50); // one half of them, five deviations
  }

  @Test
  void undefinedStaysEmpty() {
    ImageScores normalOnly = ImageScores.of(new boolean[3], new double[3]);
    assertTrue(normalOnly.bootstrap(BootstrapSettings.withSeed(1)).auroc().isEmpty());
    assertTrue(new ImageScores().bootstrap(BootstrapSettings.withSeed(1)).maxF1().isEmpty());
  }

  @Test
  void quantilesAreThoseOfNumPy() {
    double[] values = {1, 2, 4, 8}; // numpy.quantile([1, 2, 4, 8], [0, 0.1, 0.5, 1])
    assertEquals(1, Bootstrap.quantile(values, 0));
    assertEquals(1.3, Bootstrap.quantile(values, 0.1), ROUNDING);
    assertEquals(3, Bootstrap.quantile(values, 0.5));
    assertEquals(8, Bootstrap.quantile(values, 1));
  }

  @Test
  void refusals() {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> new BootstrapSettings(0, 0.9, 1));
    assertEquals("a bootstrap needs at least 1 resample, found 0", e.getMessage());
    e = assertThrows(IllegalArgumentException.class, () -> new BootstrapSettings(10, 1, 1));
    assertEquals("the confidence must be above 0 and below 1, found 1.0", e.getMessage());
  }

  /** Standard deviation of the AUROC; Hanley and McNeil, Radiology 1982. */
  private static double hanleyMcNeil(double auroc, int anomalous, int normal) {
    double q1 = auroc / (2 - auroc);
    double q2 = 2 * auroc * auroc / (1 + auroc);
    double variance =
        auroc * (1 - auroc)
            + (anomalous - 1) * (q1 - auroc * auroc)
            + (normal - 1) * (q2 - auroc * auroc);
    return Math.sqrt(variance / anomalous / normal);
  }
}
