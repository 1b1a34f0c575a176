package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes AdaCLIP checkpoints: {@code .pth} as the reference reads it, or {@code .safetensors} with
 * all settings.
 */
public final class PromptCheckpointWriter {
  private static final String REFERENCE_PREFIX = "clip_model.";

  private PromptCheckpointWriter() {}

  /**
   * Creates or replaces a checkpoint; the file's ending chooses the format.
   *
   * @param tensors under the reference's names without {@code clip_model.}
   * @param settings written into a {@code .safetensors} header; a {@code .pth} has no place for
   *     them
   * @param provenance further texts for the header, for instance data and seed of the training
   * @throws AdaClipException INVALID_OPTION for another ending; or as the writers
   */
  public static void write(
      Path target,
      List<NamedTensor> tensors,
      PromptMetadata settings,
      Map<String, String> provenance) {
    if (isSafetensors(target)) {
      Map<String, String> texts = new LinkedHashMap<>(provenance);
      texts.putAll(settings.toTexts());
      SafetensorsWriter.write(target, tensors, texts);
    } else {
      PthWriter.write(
          target,
          tensors.stream()
              .map(tensor -> tensor.renamed(REFERENCE_PREFIX + tensor.name()))
              .toList());
    }
  }

  /**
   * Refuses a file whose ending names no format, before work is spent on its content.
   *
   * @throws AdaClipException INVALID_OPTION
   */
  public static void requireEnding(Path target) {
    isSafetensors(target);
  }

  /**
   * Whether a file's ending asks for safetensors, which can state settings.
   *
   * @throws AdaClipException INVALID_OPTION for an ending of neither format
   */
  public static boolean isSafetensors(Path target) {
    String name = target.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".safetensors")) {
      return true;
    }
    if (name.endsWith(".pth") || name.endsWith(".pt")) {
      return false;
    }
    throw AdaClipException.of(
            FailureCode.INVALID_OPTION, "the file's ending names no weight format")
        .file(target)
        .expected(".safetensors, .pth or .pt")
        .fix("give the output file one of these endings")
        .build();
  }
}
