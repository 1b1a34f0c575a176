package io.github.adaclip.ablate;

import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.train.TrainSettings;
import io.github.adaclip.training.TrainingOptions;
import java.util.List;

/**
 * One variant.
 *
 * @param settings all of them
 * @param trainingSettings the same for all cells that need the same training
 * @param backbone CLIP weights
 * @param data auxiliary sets
 * @param options how the model learns
 * @param training how the training runs
 * @param detection how the trained model is measured
 */
public record AblationCell(
    CellSettings settings,
    CellSettings trainingSettings,
    ModelBackbone backbone,
    List<NamedSet> data,
    TrainingOptions options,
    TrainSettings training,
    DetectorOptions detection) {

  /** Copies the list. */
  public AblationCell {
    data = List.copyOf(data);
  }

  /** Whether a set is among those it learns from, so that figures on it say little. */
  public boolean wasTrainedOn(NamedSet set) {
    return data.stream().anyMatch(set::isSame);
  }
}
