package io.github.adaclip.cli;

import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFolder;
import io.github.adaclip.weights.ClipWeights;
import io.github.adaclip.weights.DataType;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.WeightConverter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Writes weights again: two files as a model folder, or one file in another format. */
final class ConvertedModel {
  static final String UNSTATED_PROMPTS =
      "note: the prompts' file does not state type, branch, depth and length together; pass"
          + " --prompt-branch, --prompt-depth and --prompt-length to 'model convert', or to every"
          + " command that uses the model";

  private final StatedSettings settings;
  private final Optional<DataType> type;
  private final boolean force;

  ConvertedModel(StatedSettings settings, Optional<DataType> type, boolean force) {
    this.settings = settings;
    this.type = type;
    this.force = force;
  }

  /** Writes a model folder of two files that were checked to fit each other. */
  void folder(Path backboneFile, Path checkpointFile, Path target, Console console) {
    requireFree(target);
    try (ClipWeights backbone = ClipWeights.open(backboneFile);
        PromptCheckpoint checkpoint = PromptCheckpoint.open(checkpointFile)) {
      checkpoint.requireFits(backbone.architecture());
      PromptMetadata stated = settings.completing(checkpoint);
      stated.imageSize().ifPresent(size -> ImageSizes.requireFits(size, backbone.architecture()));
      console.note("writing " + target);
      AtomicFolder.write(
          target,
          folder -> {
            WeightConverter.convert(
                checkpoint, stated, folder.resolve(ModelSource.PROMPTS_FILE), type);
            WeightConverter.convert(backbone, folder.resolve(ModelSource.BACKBONE_FILE), type);
          });
    }
    try (PromptCheckpoint written =
        PromptCheckpoint.open(target.resolve(ModelSource.PROMPTS_FILE))) {
      if (written.settings().isEmpty()) {
        console.note(UNSTATED_PROMPTS);
      }
    }
  }

  /** Writes one file; its ending chooses the format. */
  void file(Path source, Path target, Console console) {
    requireFree(target);
    console.note("writing " + target);
    if (!settings.given()) {
      WeightConverter.convert(source, target, type);
      return;
    }
    if (!target.toString().endsWith(".safetensors")) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "only a .safetensors file can state settings")
          .file(target)
          .fix("let the output file end in .safetensors, or leave the settings out")
          .build();
    }
    try (PromptCheckpoint checkpoint = PromptCheckpoint.open(source)) {
      WeightConverter.convert(checkpoint, settings.completing(checkpoint), target, type);
    }
  }

  private void requireFree(Path target) {
    try {
      if (force || AtomicFolder.isMissingOrEmpty(target)) {
        return;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw AdaClipException.of(
            FailureCode.UNWRITABLE_OUTPUT,
            Files.isDirectory(target)
                ? "the output folder exists and is not empty"
                : "the output file exists")
        .file(target)
        .fix("name another one with --out, or pass --force to replace the weights there")
        .build();
  }
}
