package io.github.adaclip.train;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.weights.PromptCheckpointWriter;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.PromptType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The settings that a checkpoint in the reference's form cannot state and nobody would guess:
 * without them another model would be computed than the one that was trained.
 */
final class UnstatedSettings {
  private UnstatedSettings() {}

  /** What must be given together with a {@code .pth}; empty if nothing, or if all is stated. */
  static Optional<String> note(Path checkpoint, PromptMetadata settings) {
    if (PromptCheckpointWriter.isSafetensors(checkpoint)) {
      return Optional.empty();
    }
    StringJoiner options = new StringJoiner(" ");
    Map<String, String> texts = settings.toTexts();
    if (settings.imageSize().orElseThrow() != DetectorOptions.DEFAULT_IMAGE_SIZE) {
      options.add("--image-size " + settings.imageSize().getAsInt());
    }
    if (settings.clusters().orElseThrow() != DetectorOptions.DEFAULT_CLUSTERS) {
      options.add("--clusters " + settings.clusters().getAsInt());
    }
    settings
        .activation()
        .filter(name -> !name.equals(Activation.GELU.optionName()))
        .ifPresent(name -> options.add("--activation " + name));
    PromptType type = settings.type().orElseThrow();
    if (type == PromptType.NONE || type == PromptType.DYNAMIC) {
      options.add("--prompt-type " + type.symbol());
    }
    if (type == PromptType.DYNAMIC) {
      options.add("--prompt-branch " + texts.get("prompt_branch"));
      options.add("--prompt-depth " + texts.get("prompt_depth"));
      options.add("--prompt-length " + texts.get("prompt_length"));
    }
    if (options.length() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "a "
            + ending(checkpoint)
            + " has no place for settings: always give "
            + options
            + " with it, or write a .safetensors");
  }

  private static String ending(Path checkpoint) {
    String name = checkpoint.getFileName().toString();
    return name.substring(name.lastIndexOf('.'));
  }
}
