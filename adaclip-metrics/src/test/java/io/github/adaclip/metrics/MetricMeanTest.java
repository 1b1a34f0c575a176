package io.github.adaclip.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricMeanTest {
  private static final RankingMetrics PERFECT =
      RankingMetrics.of(new boolean[] {false, true}, new double[] {0, 1});
  private static final RankingMetrics EVEN =
      RankingMetrics.of(new boolean[] {false, true}, new double[] {1, 1});
  private static final RankingMetrics UNDEFINED =
      RankingMetrics.of(new boolean[] {true}, new double[] {1});

  @Test
  void classesWithoutAValueAreLeftOut() {
    PixelMetrics pixels = new PixelMetrics(EVEN, OptionalDouble.of(0.25), 0.3, 1, 1);
    List<ClassMetrics> classes =
        List.of(
            new ClassMetrics("bolt", PERFECT, Optional.of(pixels)),
            new ClassMetrics("cable", UNDEFINED, Optional.empty()),
            new ClassMetrics("drum", EVEN, Optional.empty()));
    assertEquals(
        new MetricMean(Metric.IMAGE_AUROC, OptionalDouble.of(0.75), 2, 3),
        Metric.IMAGE_AUROC.meanOver(classes));
    assertEquals(
        new MetricMean(Metric.PIXEL_AUPRO, OptionalDouble.of(0.25), 1, 3),
        Metric.PIXEL_AUPRO.meanOver(classes));
    assertEquals(OptionalDouble.of(0.5), Metric.PIXEL_AVERAGE_PRECISION.of(classes.get(0)));
    assertTrue(Metric.PIXEL_AUROC.of(classes.get(1)).isEmpty());
    assertEquals(
        new MetricMean(Metric.IMAGE_MAX_F1, OptionalDouble.empty(), 0, 1),
        Metric.IMAGE_MAX_F1.meanOver(classes.subList(1, 2)));
  }

  @Test
  void titlesAreThoseOfTheTables() {
    assertEquals("image AUROC", Metric.IMAGE_AUROC.title());
    assertEquals("pixel AUPRO", Metric.PIXEL_AUPRO.title());
  }
}
