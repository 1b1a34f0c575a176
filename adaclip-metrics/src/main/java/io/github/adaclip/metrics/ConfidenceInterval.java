package io.github.adaclip.metrics;

/**
 * A range in which a metric lies with a stated confidence.
 *
 * @param low lower end
 * @param high upper end
 */
public record ConfidenceInterval(double low, double high) {}
