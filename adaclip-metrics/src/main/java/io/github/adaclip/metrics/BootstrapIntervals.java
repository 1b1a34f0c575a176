package io.github.adaclip.metrics;

import java.util.Optional;

/**
 * Confidence intervals of metrics; see {@link ImageScores#bootstrap} and {@link
 * PixelScores#bootstrap}. Empty where the metric itself is undefined, or where every resample was.
 *
 * @param auroc interval of the AUROC
 * @param averagePrecision interval of the average precision
 * @param maxF1 interval of the max-F1
 * @param aupro interval of the AUPRO; always empty at image level
 * @param settings what was asked for, with the seed
 * @param undefinedResamples resamples that held one kind only and were left out
 */
public record BootstrapIntervals(
    Optional<ConfidenceInterval> auroc,
    Optional<ConfidenceInterval> averagePrecision,
    Optional<ConfidenceInterval> maxF1,
    Optional<ConfidenceInterval> aupro,
    BootstrapSettings settings,
    int undefinedResamples) {}
