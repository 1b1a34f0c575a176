package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes a backbone or a prompt checkpoint again in another format; the file's ending chooses it.
 */
public final class WeightConverter {
  private WeightConverter() {}

  /**
   * Writes whichever of the two a file holds.
   *
   * @param type how to store the numbers; empty keeps each tensor's own type where it can be
   *     written, else float32
   * @throws AdaClipException WEIGHTS_DO_NOT_FIT if the source is neither, INVALID_OPTION for a
   *     target of another ending or one that is the source itself; or as opening and writing
   */
  public static void convert(Path source, Path target, Optional<DataType> type) {
    PromptCheckpointWriter.isSafetensors(target);
    TensorFile file = TensorFiles.open(source);
    try {
      requireOther(file, target);
      if (ForeignModels.isPromptCheckpoint(file)) {
        PromptCheckpoint checkpoint = PromptCheckpoint.of(file);
        convert(checkpoint, checkpoint.statedSettings(), target, type);
      } else {
        convert(ClipWeights.of(file), target, type);
      }
    } finally {
      file.close();
    }
  }

  /** Writes a backbone under OpenAI's names. */
  public static void convert(ClipWeights weights, Path target, Optional<DataType> type) {
    List<NamedTensor> tensors =
        weights.names().stream()
            .map(
                name ->
                    new NamedTensor(
                        name,
                        type.orElse(writable(weights.storedType(name))),
                        weights.shape(name),
                        buffer -> weights.read(name, buffer)))
            .toList();
    if (PromptCheckpointWriter.isSafetensors(target)) {
      SafetensorsWriter.write(target, tensors, Map.of("format", "pt"));
    } else {
      PthWriter.write(target, tensors);
    }
  }

  /**
   * Writes a prompt checkpoint.
   *
   * @param settings what to state in the header; what follows from the tensors is added
   */
  public static void convert(
      PromptCheckpoint checkpoint, PromptMetadata settings, Path target, Optional<DataType> type) {
    List<NamedTensor> tensors =
        checkpoint.names().stream()
            .map(
                name ->
                    new NamedTensor(
                        name,
                        type.orElse(writable(checkpoint.storedType(name))),
                        checkpoint.shape(name),
                        buffer -> checkpoint.read(name, buffer)))
            .toList();
    PromptCheckpointWriter.write(
        target, tensors, completed(checkpoint, settings), checkpoint.metadata());
  }

  private static PromptMetadata completed(PromptCheckpoint checkpoint, PromptMetadata settings) {
    Optional<PromptSettings> known = checkpoint.settings();
    OptionalInt length = checkpoint.length();
    return new PromptMetadata(
        Optional.of(checkpoint.type()),
        known.map(PromptSettings::branch).or(settings::branch),
        known.isPresent() ? OptionalInt.of(known.get().depth()) : settings.depth(),
        length.isPresent() ? length : settings.length(),
        settings.imageSize(),
        settings.clusters(),
        settings.layers(),
        settings.activation());
  }

  private static DataType writable(DataType stored) {
    boolean small = stored == DataType.FLOAT16 || stored == DataType.BFLOAT16;
    return small ? stored : DataType.FLOAT32;
  }

  private static void requireOther(TensorFile source, Path target) {
    try {
      for (Path file : source.files()) {
        if (Files.exists(target) && Files.isSameFile(file, target)) {
          throw AdaClipException.of(
                  FailureCode.INVALID_OPTION, "a weight file cannot be converted into itself")
              .file(target)
              .fix("give another output file")
              .build();
        }
      }
    } catch (IOException e) {
      throw WeightFailures.readFailed(target, e);
    }
  }
}
