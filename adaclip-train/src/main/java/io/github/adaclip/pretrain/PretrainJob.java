package io.github.adaclip.pretrain;

import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.train.TrainingJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * A model that is learnt from nothing, completely described.
 *
 * @param folder becomes a model folder: {@value ModelSource#BACKBONE_FILE} and {@value
 *     ModelSource#PROMPTS_FILE}, and beside them what the runs keep
 * @param settings how the backbone is learnt
 * @param prompts how the prompts are trained on it
 * @param threads that compute; empty: as many as the machine has
 * @param saveInterval the state is stored so often
 * @param start whether to begin anew or to go on
 */
public record PretrainJob(
    Path folder,
    PretrainSettings settings,
    PromptRecipe prompts,
    OptionalInt threads,
    Duration saveInterval,
    TrainingJob.Start start) {

  /** CLIP's weights. */
  public Path backbone() {
    return folder.resolve(ModelSource.BACKBONE_FILE);
  }

  /** AdaCLIP's prompts and projections. */
  public Path checkpoint() {
    return folder.resolve(ModelSource.PROMPTS_FILE);
  }

  /** The projections as the backbone's training leaves them, with prompts to begin with. */
  Path firstPrompts() {
    return folder.resolve("first-prompts.safetensors");
  }

  /** What the prompts are trained on. */
  Path data() {
    return folder.resolve("data");
  }
}
