package io.github.adaclip.train;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.training.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One training, completely described.
 *
 * @param source CLIP weights, alone or with prompts to go on from
 * @param options how the model learns
 * @param settings how the training runs
 * @param data auxiliary data sets; their test splits are learnt from
 * @param validation the set that chooses the best epoch, which should share no class with the
 *     auxiliary ones; empty: the last epoch is kept
 * @param out the checkpoint, {@code .safetensors} or {@code .pth}
 * @param start whether to begin anew or to go on
 */
public record TrainingJob(
    ModelSource source,
    TrainingOptions options,
    TrainSettings settings,
    List<Dataset> data,
    Optional<Dataset> validation,
    Path out,
    Start start) {

  /** What to do with a run that is stored beside the checkpoint. */
  public enum Start {
    /** Begin; refuse if a run or a checkpoint is there. */
    NEW,
    /** Begin; replace what is there. */
    REPLACE,
    /** Go on from the stored run; begin if there is none. */
    RESUME
  }

  /** Copies the list. */
  public TrainingJob {
    data = List.copyOf(data);
  }
}
