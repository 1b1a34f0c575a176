/**
 * How good scores and maps are: scores with labels ({@link io.github.adaclip.metrics.ImageScores})
 * and maps with masks ({@link io.github.adaclip.metrics.PixelScores}) enter; AUROC, average
 * precision, max-F1, AUPRO, curves, histograms and confidence intervals leave. All values are
 * fractions from 0 to 1, exact with ties, and empty where they are undefined. Both levels walk
 * their distinct scores from the highest to the lowest (a package-private visitor) and feed the
 * same sums. Read {@code RankingSums} and {@code RegionOverlapSums} first for the formulas, {@code
 * RunLane} for how half a billion pixels fit into a small heap.
 */
package io.github.adaclip.metrics;
