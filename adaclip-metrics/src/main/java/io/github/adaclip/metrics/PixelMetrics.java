package io.github.adaclip.metrics;

import java.util.OptionalDouble;

/**
 * How well maps find the anomalous pixels, as fractions from 0 to 1.
 *
 * @param ranking AUROC, average precision and max-F1 over all pixels of all pictures
 * @param aupro area under the per-region overlap up to the limit, divided by the limit; empty
 *     without regions or without normal pixels
 * @param falsePositiveRateLimit the limit of the AUPRO
 * @param pictures how many pictures were added
 * @param regions 8-connected anomalous regions of all pictures
 */
public record PixelMetrics(
    RankingMetrics ranking,
    OptionalDouble aupro,
    double falsePositiveRateLimit,
    long pictures,
    long regions) {}
