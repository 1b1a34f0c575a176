package io.github.adaclip.train;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a training left.
 *
 * @param checkpoint the trained prompts and projections
 * @param folder state and logs
 * @param epoch the epoch whose weights the checkpoint holds, from 1
 * @param score its validation; empty without a validation set
 * @param updates changes of the weights
 * @param skipped pictures that could not be read, counted at each turn
 * @param seconds spent, earlier calls included
 */
public record TrainingResult(
    Path checkpoint,
    Path folder,
    int epoch,
    Optional<ValidationScore> score,
    long updates,
    long skipped,
    double seconds) {}
