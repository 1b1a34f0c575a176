package io.github.adaclip.metrics;

import java.util.Optional;

/**
 * The metrics of one class of a data set.
 *
 * @param className its name
 * @param image metrics of the images
 * @param pixel metrics of the pixels; empty if the class has no masks
 */
public record ClassMetrics(String className, RankingMetrics image, Optional<PixelMetrics> pixel) {}
