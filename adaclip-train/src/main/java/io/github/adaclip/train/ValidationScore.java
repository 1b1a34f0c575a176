package io.github.adaclip.train;

import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.metrics.Metric;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a validation measured.
 *
 * @param epoch after which it was taken, from 1
 * @param values the mean over classes of every metric that has a value, 0 to 1
 */
public record ValidationScore(int epoch, Map<Metric, Double> values) {
  /** Copies the map. */
  public ValidationScore {
    values = Map.copyOf(values);
  }

  static ValidationScore of(int epoch, Evaluation evaluation) {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      evaluation.mean(metric).mean().ifPresent(value -> values.put(metric, value));
    }
    return new ValidationScore(epoch, values);
  }

  /** The metric by which epochs are compared: pixel max-F1, of images where no mask is there. */
  public Metric chosenBy() {
    return values.containsKey(Metric.PIXEL_MAX_F1) ? Metric.PIXEL_MAX_F1 : Metric.IMAGE_MAX_F1;
  }

  /** The value by which epochs are compared; 0 if nothing could be measured. */
  public double value() {
    return values.getOrDefault(chosenBy(), 0.0);
  }

  /** One metric. */
  public OptionalDouble value(Metric metric) {
    Double value = values.get(metric);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
