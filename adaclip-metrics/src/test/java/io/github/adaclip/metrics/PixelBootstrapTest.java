package io.github.adaclip.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.map.ConnectedComponents;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PixelBootstrapTest {
  private static final int SIDE = 24;

  /** Scores are rounded to a 2,048th; neighbours of other labels swap places at times. */
  private static final double ROUNDED = 2e-4;

  private record Drawn(float[] map, byte[] mask) {}

  /** Pictures with one square each, in every third none; each has a level of its own. */
  private static List<Drawn> pictures(int count, long seed) {
    Random random = new Random(seed);
    List<Drawn> pictures = new ArrayList<>();
    for (int picture = 0; picture < count; picture++) {
      float[] map = new float[SIDE * SIDE];
      byte[] mask = new byte[SIDE * SIDE];
      double level = 0.1 * random.nextGaussian();
      for (int pixel = 0; pixel < map.length; pixel++) {
        boolean inside = picture % 3 != 0 && pixel / SIDE < 6 && pixel % SIDE < 6 + picture % 5;
        mask[pixel] = (byte) (inside ? 1 : 0);
        map[pixel] = (float) (0.4 + level + (inside ? 0.1 : 0) + 0.1 * random.nextGaussian());
      }
      pictures.add(new Drawn(map, mask));
    }
    return pictures;
  }

  private static PixelScores scores(List<Drawn> pictures) {
    PixelScores scores = PixelScores.openForBootstrap(PixelStorage.standard());
    pictures.forEach(each -> scores.add(each.map(), each.mask(), SIDE, SIDE));
    return scores;
  }

  @Test
  void onePictureHasNothingToVary() {
    try (PixelScores scores = scores(pictures(2, 5).subList(1, 2))) {
      PixelMetrics exact = scores.evaluate().metrics();
      BootstrapIntervals intervals = scores.bootstrap(new BootstrapSettings(3, 0.95, 1));
      assertAround(exact.ranking().auroc().orElseThrow(), intervals.auroc().orElseThrow());
      assertAround(
          exact.ranking().averagePrecision().orElseThrow(),
          intervals.averagePrecision().orElseThrow());
      assertAround(exact.ranking().maxF1().orElseThrow(), intervals.maxF1().orElseThrow());
      assertAround(exact.aupro().orElseThrow(), intervals.aupro().orElseThrow());
    }
  }

  private static void assertAround(double exact, ConfidenceInterval interval) {
    assertEquals(interval.low(), interval.high());
    assertEquals(exact, interval.low(), 10 * ROUNDED);
  }

  @Test
  void intervalsAreThoseOfPicturesDrawnOneByOne() {
    List<Drawn> pictures = pictures(9, 11);
    BootstrapSettings settings = new BootstrapSettings(60, 0.8, 4);
    Random random = new Random(settings.seed());
    List<Double> aurocs = new ArrayList<>();
    List<Double> overlaps = new ArrayList<>();
    for (int resample = 0; resample < settings.resamples(); resample++) {
      List<Drawn> drawn = new ArrayList<>();
      for (int draw = 0; draw < pictures.size(); draw++) {
        drawn.add(pictures.get(random.nextInt(pictures.size())));
      }
      try (PixelScores scores = scores(drawn)) {
        PixelMetrics metrics = scores.evaluate().metrics();
        aurocs.add(metrics.ranking().auroc().orElseThrow());
        overlaps.add(metrics.aupro().orElseThrow());
      }
    }
    try (PixelScores scores = scores(pictures)) {
      BootstrapIntervals intervals = scores.bootstrap(settings);
      assertQuantiles(aurocs, intervals.auroc().orElseThrow());
      assertQuantiles(overlaps, intervals.aupro().orElseThrow());
      assertEquals(0, intervals.undefinedResamples());
      assertTrue(intervals.auroc().orElseThrow().high() > intervals.auroc().orElseThrow().low());
    }
  }

  private static void assertQuantiles(List<Double> values, ConfidenceInterval interval) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    assertEquals(Bootstrap.quantile(sorted, 0.1), interval.low(), 10 * ROUNDED);
    assertEquals(Bootstrap.quantile(sorted, 0.9), interval.high(), 10 * ROUNDED);
  }

  @Test
  void levelsBecomeCoarserWhenThereAreTooMany() {
    List<Drawn> pictures = pictures(30, 2);
    BootstrapSettings settings = new BootstrapSettings(50, 0.9, 3);
    ConfidenceInterval fine = interval(pictures, Long.MAX_VALUE, settings);
    ConfidenceInterval coarse = interval(pictures, 3_000, settings);
    assertEquals(fine.low(), coarse.low(), 0.01);
    assertEquals(fine.high(), coarse.high(), 0.01);
    ConfidenceInterval none = interval(pictures, 1, settings);
    assertTrue(none.high() < fine.low(), "one level in each picture tells little");
  }

  private static ConfidenceInterval interval(
      List<Drawn> pictures, long mostLevels, BootstrapSettings settings) {
    PictureLevels levels = new PictureLevels(mostLevels);
    for (Drawn drawn : pictures) {
      levels.add(drawn.map(), drawn.mask(), ConnectedComponents.of(drawn.mask(), SIDE, SIDE));
    }
    return levels.bootstrap(settings, 0.3).auroc().orElseThrow();
  }

  @Test
  void oneKindOfPixelsHasNoIntervals() {
    List<Drawn> normal = List.of(pictures(1, 1).get(0));
    try (PixelScores scores = scores(normal)) {
      BootstrapIntervals intervals = scores.bootstrap(new BootstrapSettings(7, 0.9, 1));
      assertTrue(intervals.auroc().isEmpty());
      assertTrue(intervals.aupro().isEmpty());
      assertEquals(7, intervals.undefinedResamples());
    }
    try (PixelScores scores = scores(List.of())) {
      assertTrue(scores.bootstrap(new BootstrapSettings(7, 0.9, 1)).maxF1().isEmpty());
    }
  }

  @Test
  void aCollectionThatWasNotOpenedForItRefuses() {
    try (PixelScores scores = PixelScores.open(PixelStorage.standard())) {
      IllegalStateException e =
          assertThrows(
              IllegalStateException.class, () -> scores.bootstrap(BootstrapSettings.withSeed(1)));
      assertEquals("these pixel scores keep no pictures apart", e.getMessage());
    }
  }
}
