package io.github.adaclip.ablate;

import io.github.adaclip.metrics.Metric;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was measured on one set.
 *
 * @param name of the set
 * @param percent mean over the classes that have a value; empty where undefined
 * @param trainedOn whether the cell learnt from it, so that the figures say little
 * @param unreadable pictures that could not be used
 * @param seconds it took
 */
public record SetResult(
    String name,
    Map<Metric, OptionalDouble> percent,
    boolean trainedOn,
    long unreadable,
    double seconds) {
  /** Copies the map. */
  public SetResult {
    Map<Metric, OptionalDouble> copy = new EnumMap<>(Metric.class);
    copy.putAll(percent);
    percent = Collections.unmodifiableMap(copy);
  }
}
