package io.github.adaclip.evaluate;

import java.util.Optional;

/**
 * What is known about a model's weights beside the model itself.
 *
 * @param backboneSha256 sum of the frozen towers' file; empty if it was not computed
 * @param trainingData what the prompts were trained on; empty if nobody says
 */
public record ModelProvenance(
    Optional<String> backboneSha256, Optional<TrainingData> trainingData) {
  /** Nothing is known. */
  public static ModelProvenance unknown() {
    return new ModelProvenance(Optional.empty(), Optional.empty());
  }
}
