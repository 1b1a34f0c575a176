package io.github.adaclip.figure;

import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a {@link PromptComparison} found.
 *
 * @param components a panel for each kind of prompts: all patches along the first two principal
 *     components, which are those of all panels together
 * @param colors the first three components of every patch as red, green and blue
 * @param layer the block whose features these are, counted from 1
 * @param varianceShares of the first three components, 0 to 1
 * @param separability of normal and anomalous patches in all dimensions, see {@link Separability};
 *     empty with fewer than two of either kind
 * @param normalPatches of all pictures
 * @param anomalousPatches of all pictures
 */
public record PromptFigures(
    Figure components,
    Figure colors,
    int layer,
    List<Double> varianceShares,
    Map<PromptType, OptionalDouble> separability,
    int normalPatches,
    int anomalousPatches) {}
