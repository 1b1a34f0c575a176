package io.github.adaclip.metrics;

/**
 * Metrics and curves of one pass over all pixels.
 *
 * @param metrics the exact values
 * @param curves for plots
 */
public record PixelEvaluation(PixelMetrics metrics, Curves curves) {}
