package io.github.adaclip.metrics;

import java.util.OptionalDouble;

/**
 * The mean of a metric over the classes that have a value for it.
 *
 * @param metric which
 * @param mean a fraction from 0 to 1; empty if no class has a value
 * @param classesWithValue over how many classes it is
 * @param classes how many there are
 */
public record MetricMean(Metric metric, OptionalDouble mean, int classesWithValue, int classes) {}
