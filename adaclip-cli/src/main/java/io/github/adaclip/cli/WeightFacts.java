package io.github.adaclip.cli;

import io.github.adaclip.weights.ClipWeights;
import io.github.adaclip.weights.FileDescription;
import io.github.adaclip.weights.PromptCheckpoint;
import java.util.Optional;

/**
 * What only the opened weights tell.
 *
 * @param configActivation activation function that a configuration beside a backbone states
 * @param checkpointFits the sizes a checkpoint was made for
 */
record WeightFacts(Optional<String> configActivation, Optional<Fits> checkpointFits) {
  /**
   * The sizes of a backbone that fits.
   *
   * @param visionWidth width of the vision tower
   * @param embeddingWidth width of the shared space
   * @param layerCount number of vision blocks whose outputs are used
   */
  record Fits(int visionWidth, int embeddingWidth, int layerCount) {}

  static WeightFacts of(FileDescription file) {
    return switch (file.kind()) {
      case CLIP_BACKBONE -> {
        try (ClipWeights weights = ClipWeights.open(file.path())) {
          yield new WeightFacts(weights.statedActivation(), Optional.empty());
        }
      }
      case ADACLIP_PROMPTS -> {
        try (PromptCheckpoint checkpoint = PromptCheckpoint.open(file.path())) {
          Fits fits =
              new Fits(
                  checkpoint.visionWidth(), checkpoint.embeddingWidth(), checkpoint.layerCount());
          yield new WeightFacts(Optional.empty(), Optional.of(fits));
        }
      }
      case OTHER -> new WeightFacts(Optional.empty(), Optional.empty());
    };
  }
}
