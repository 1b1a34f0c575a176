package io.github.adaclip.ablate;

import java.nio.file.Path;

/**
 * What a training left.
 *
 * @param checkpoint trained prompts and projections
 * @param sha256 of that file
 * @param epoch whose weights they are, from 1
 * @param skipped pictures that could not be read, counted at each turn
 * @param seconds it took
 */
public record TrainedPrompts(
    Path checkpoint, String sha256, int epoch, long skipped, double seconds) {}
