package io.github.adaclip.cli;

import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.weights.ClipWeights;
import io.github.adaclip.weights.FileDescription;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.TensorFile;
import io.github.adaclip.weights.TensorFiles;
import io.github.adaclip.weights.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;

/** Reads every number of weight files once; a value that is not finite ends it. */
final class WeightCheck {
  private final Console console;

  WeightCheck(Console console) {
    this.console = console;
  }

  /**
   * Checks one weight file.
   *
   * @return what it holds, in a few words
   * @throws AdaClipException WEIGHTS_DO_NOT_FIT or UNREADABLE_WEIGHTS naming what is wrong
   */
  String file(Path path) {
    FileDescription description = FileDescription.of(path);
    if (!description.note().isEmpty()) {
      throw AdaClipException.of(FailureCode.WEIGHTS_DO_NOT_FIT, "the weights cannot be used")
          .file(description.path())
          .found(description.note())
          .fix("use another copy of the weights")
          .build();
    }
    try (TensorFile file = TensorFiles.open(path)) {
      readAll(file);
    }
    return switch (description.kind()) {
      case CLIP_BACKBONE -> "CLIP backbone " + description.architecture().orElseThrow().name();
      case ADACLIP_PROMPTS -> "AdaCLIP prompts";
      case OTHER -> "neither a CLIP backbone nor AdaCLIP prompts";
    };
  }

  /** Checks both files of a model folder and that they fit each other. */
  void folder(Path folder) {
    ModelSource.directory(folder);
    try (ClipWeights backbone = ClipWeights.open(folder.resolve(ModelSource.BACKBONE_FILE));
        PromptCheckpoint prompts =
            PromptCheckpoint.open(folder.resolve(ModelSource.PROMPTS_FILE))) {
      prompts.requireFits(backbone.architecture());
      prompts.imageSize().ifPresent(size -> ImageSizes.requireFits(size, backbone.architecture()));
      readAll(backbone.source());
      readAll(prompts.source());
      if (prompts.settings().isEmpty()) {
        console.note(ConvertedModel.UNSTATED_PROMPTS);
      }
    }
  }

  private void readAll(TensorFile file) {
    List<TensorInfo> tensors =
        file.names().stream().map(file::info).filter(tensor -> tensor.type().isFloating()).toList();
    long largest = tensors.stream().mapToLong(TensorInfo::elementCount).max().orElse(0);
    if (largest > Integer.MAX_VALUE - Long.BYTES) {
      // Refused with its name when it is read.
      largest = 0;
    }
    FloatBuffer numbers = FloatBuffer.allocate((int) largest);
    try (Progress progress = Progress.items(console, "verify", "tensors", tensors.size())) {
      for (TensorInfo tensor : tensors) {
        file.read(tensor.name(), numbers.clear());
        progress.step();
      }
    }
  }
}
