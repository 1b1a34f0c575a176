package io.github.adaclip.evaluate;

import io.github.adaclip.data.read.DatasetKind;
import java.util.List;

/**
 * The auxiliary data that a model's prompts were trained on.
 *
 * @param names of data sets, as in {@code NAME=DIR}: {@code mvtec}, {@code colondb}, …
 * @param source who says so, for reports: "the checkpoint's metadata"
 */
public record TrainingData(List<String> names, String source) {
  /** Copies the list. */
  public TrainingData {
    names = List.copyOf(names);
  }

  /**
   * Whether the model has seen this set. Sets of one's own all have the same few names, so nothing
   * can be said about them.
   */
  public boolean contains(String dataset) {
    return names.contains(dataset)
        && DatasetKind.find(dataset).filter(DatasetKind::isPublished).isPresent();
  }
}
