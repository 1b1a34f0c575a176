package io.github.adaclip.metrics;

/**
 * One point of a curve.
 *
 * @param x abscissa, 0 to 1
 * @param y ordinate, 0 to 1
 * @param threshold scores at or above it count as anomalous; {@link Double#POSITIVE_INFINITY} at
 *     the first point, where nothing does
 */
public record CurvePoint(double x, double y, double threshold) {}
