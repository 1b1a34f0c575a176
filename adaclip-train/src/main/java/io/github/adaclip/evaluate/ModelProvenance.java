package io.github.adaclip.evaluate;

import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.weights.ClipWeights;
import java.nio.file.Path;
import java.util.List;
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

  /**
   * What the files of a model tell; reads the backbone once, for its checksum.
   *
   * @param stated what the user says it was trained on; empty: what the files say
   * @param method a method without prompts was trained on nothing
   */
  public static ModelProvenance of(
      ModelSource source,
      DetectionMethod method,
      TrainingDataFinder finder,
      Optional<TrainingData> stated) {
    Optional<TrainingData> data =
        method.needsCheckpoint()
            ? stated.or(() -> found(source, finder))
            : Optional.of(new TrainingData(List.of(), "the method, which learns nothing"));
    return new ModelProvenance(backboneSha256(source), data);
  }

  /** The checksum of the towers' file, which is read once; empty for random weights. */
  public static Optional<String> backboneSha256(ModelSource source) {
    return backbone(source).map(ModelProvenance::sum);
  }

  private static Optional<TrainingData> found(ModelSource source, TrainingDataFinder finder) {
    return source instanceof ModelSource.WeightFiles files
        ? finder.find(files.checkpoint())
        : Optional.empty();
  }

  private static Optional<Path> backbone(ModelSource source) {
    if (source instanceof ModelSource.WeightFiles files) {
      return Optional.of(files.backbone());
    }
    return source instanceof ModelSource.BackboneOnly alone
        ? Optional.of(alone.backbone())
        : Optional.empty();
  }

  private static String sum(Path backbone) {
    try (ClipWeights weights = ClipWeights.open(backbone)) {
      return weights.sha256();
    }
  }
}
