package io.github.adaclip.metrics;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The seven numbers of the paper's tables, in their order. */
public enum Metric {
  /** Image-level AUROC. */
  IMAGE_AUROC("image AUROC", metrics -> metrics.image().auroc()),
  /** Image-level max-F1. */
  IMAGE_MAX_F1("image max-F1", metrics -> metrics.image().maxF1()),
  /** Image-level average precision. */
  IMAGE_AVERAGE_PRECISION("image AP", metrics -> metrics.image().averagePrecision()),
  /** Pixel-level AUROC. */
  PIXEL_AUROC("pixel AUROC", ofPixels(metrics -> metrics.ranking().auroc())),
  /** Pixel-level max-F1. */
  PIXEL_MAX_F1("pixel max-F1", ofPixels(metrics -> metrics.ranking().maxF1())),
  /** Pixel-level average precision. */
  PIXEL_AVERAGE_PRECISION("pixel AP", ofPixels(metrics -> metrics.ranking().averagePrecision())),
  /** Area under the per-region overlap. */
  PIXEL_AUPRO("pixel AUPRO", ofPixels(PixelMetrics::aupro));

  private final String title;
  private final Function<ClassMetrics, OptionalDouble> reader;

  Metric(String title, Function<ClassMetrics, OptionalDouble> reader) {
    this.title = title;
    this.reader = reader;
  }

  /** The heading of its column. */
  public String title() {
    return title;
  }

  /** Its value for a class, a fraction from 0 to 1; empty if undefined. */
  public OptionalDouble of(ClassMetrics metrics) {
    return reader.apply(metrics);
  }

  /** The mean over the classes that have a value. */
  public MetricMean meanOver(List<ClassMetrics> classes) {
    double[] values =
        classes.stream().map(this::of).flatMapToDouble(OptionalDouble::stream).toArray();
    CompensatedSum sum = new CompensatedSum();
    for (double value : values) {
      sum.add(value);
    }
    OptionalDouble mean =
        values.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(sum.value() / values.length);
    return new MetricMean(this, mean, values.length, classes.size());
  }

  private static Function<ClassMetrics, OptionalDouble> ofPixels(
      Function<PixelMetrics, OptionalDouble> reader) {
    return metrics -> metrics.pixel().map(reader).orElse(OptionalDouble.empty());
  }
}
