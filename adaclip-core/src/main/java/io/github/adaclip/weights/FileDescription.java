package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a weight file holds, without its numbers.
 *
 * @param path the file that was opened; of a folder, the weight file chosen in it
 * @param format for people: {@code safetensors}, {@code TorchScript}, …
 * @param kind a backbone, prompts, or something else
 * @param note why a file that looks like a backbone or prompts cannot be used as such; else empty
 * @param layout whose tensor names a backbone has
 * @param architecture the sizes of a backbone
 * @param promptType which prompts a checkpoint has
 * @param settings all prompt settings of a checkpoint, if it tells them all
 * @param promptLength prompts per block of a checkpoint, if it tells them
 * @param stated the settings in a checkpoint's header
 * @param parameters number of floating-point numbers
 * @param tensorsOfType how many tensors are stored in each type
 * @param tensors all tensors in the order of the file
 * @param metadata the texts of a safetensors header
 * @param sha256 of the file, or of all files of a sharded set one after the other
 */
public record FileDescription(
    Path path,
    String format,
    Kind kind,
    String note,
    Optional<String> layout,
    Optional<ClipArchitecture> architecture,
    Optional<PromptType> promptType,
    Optional<PromptSettings> settings,
    OptionalInt promptLength,
    PromptMetadata stated,
    long parameters,
    Map<DataType, Integer> tensorsOfType,
    List<TensorInfo> tensors,
    Map<String, String> metadata,
    String sha256) {

  /** What a file is good for. */
  public enum Kind {
    CLIP_BACKBONE,
    ADACLIP_PROMPTS,
    OTHER
  }

  /** Copies list and maps. */
  public FileDescription {
    tensorsOfType = Map.copyOf(tensorsOfType);
    tensors = List.copyOf(tensors);
    metadata = Map.copyOf(metadata);
  }

  /**
   * Describes a file, a sharded set by its index, or a model folder.
   *
   * @throws AdaClipException MISSING_FILE or UNREADABLE_WEIGHTS; a sound file of another model is
   *     described, not refused
   */
  public static FileDescription of(Path fileOrDirectory) {
    try (TensorFile file = TensorFiles.open(fileOrDirectory)) {
      return new Describer(file).describe();
    }
  }

  private static final class Describer {
    private final TensorFile file;
    private Kind kind = Kind.OTHER;
    private String note = "";
    private Optional<ClipInspection.Found> backbone = Optional.empty();
    private Optional<PromptCheckpoint> prompts = Optional.empty();

    Describer(TensorFile file) {
      this.file = file;
    }

    FileDescription describe() {
      try {
        inspect();
      } catch (AdaClipException e) {
        if (e.code() != FailureCode.WEIGHTS_DO_NOT_FIT) {
          throw e;
        }
        note = e.getMessage();
      }
      List<TensorInfo> tensors = file.names().stream().map(file::info).toList();
      Map<DataType, Integer> types = new EnumMap<>(DataType.class);
      tensors.forEach(tensor -> types.merge(tensor.type(), 1, Integer::sum));
      return new FileDescription(
          file.path(),
          file.format(),
          kind,
          note,
          backbone.map(found -> found.layout().description()),
          backbone.map(ClipInspection.Found::architecture),
          prompts.map(PromptCheckpoint::type),
          prompts.flatMap(PromptCheckpoint::settings),
          prompts.map(PromptCheckpoint::length).orElse(OptionalInt.empty()),
          prompts.map(PromptCheckpoint::statedSettings).orElseGet(PromptMetadata::empty),
          tensors.stream()
              .filter(tensor -> tensor.type().isFloating())
              .mapToLong(TensorInfo::elementCount)
              .sum(),
          types,
          tensors,
          file.metadata(),
          Sha256.of(file.files()));
    }

    private void inspect() {
      if (ForeignModels.isPromptCheckpoint(file)) {
        prompts = Optional.of(PromptCheckpoint.of(file));
        kind = Kind.ADACLIP_PROMPTS;
      } else if (ClipLayout.of(file).isPresent()) {
        backbone = Optional.of(ClipInspection.of(file));
        kind = Kind.CLIP_BACKBONE;
      }
    }
  }
}
