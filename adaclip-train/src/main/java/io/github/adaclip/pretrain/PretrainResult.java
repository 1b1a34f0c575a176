package io.github.adaclip.pretrain;

import io.github.adaclip.train.TrainingResult;
import java.nio.file.Path;

/**
 * A model that was learnt.
 *
 * @param folder the model folder
 * @param pictures that the backbone was learnt from
 * @param seconds that took
 * @param prompts the training of the prompts
 */
public record PretrainResult(Path folder, long pictures, double seconds, TrainingResult prompts) {}
