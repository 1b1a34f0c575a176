package io.github.adaclip.cli;

import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which weights are used; mixed in with {@code @Mixin}. */
final class WeightsOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME|DIR",
      description =
          "A model folder, made by 'model convert', or mini, the small built-in model. Default:"
              + " mini.")
  private String model;

  @Option(
      names = "--backbone",
      paramLabel = "NAME|PATH",
      description = "CLIP weights: a file, a Hugging Face folder, or a name such as ViT-L-14-336.")
  private String backbone;

  @Option(
      names = "--checkpoint",
      paramLabel = "NAME|PATH",
      description = "AdaCLIP prompts and projections: .pth or .safetensors, or a name.")
  private List<String> checkpoints = List.of();

  /** The checkpoints as named. */
  List<String> checkpoints() {
    return checkpoints;
  }

  /** The model folder as named, if one is. */
  Optional<String> model() {
    return Optional.ofNullable(model);
  }

  /** The backbone as named, if one is. */
  public Optional<String> backbone() {
    return Optional.ofNullable(backbone);
  }

  /**
   * Where a model with prompts comes from.
   *
   * @throws AdaClipException INVALID_OPTION if the options do not name one model
   */
  public ModelSource source(CommonOptions common) {
    if (model == null && backbone != null && checkpoints.isEmpty()) {
      throw halfAModel("only --backbone");
    }
    return sourceOrBackbone(common);
  }

  /**
   * Where a model comes from that may do without prompts: CLIP weights alone are enough.
   *
   * @throws AdaClipException INVALID_OPTION if the options do not name one model
   */
  public ModelSource sourceOrBackbone(CommonOptions common) {
    if (model != null && (backbone != null || !checkpoints.isEmpty())) {
      throw twoModels();
    }
    ModelLocator locator = new ModelLocator(common);
    if (model != null) {
      return locator.model(model);
    }
    if (backbone == null && checkpoints.isEmpty()) {
      ModelSource builtIn = ModelSource.builtIn(common.cache());
      BuiltInNotice.tell(common.console());
      return builtIn;
    }
    if (backbone == null) {
      throw halfAModel("only --checkpoint");
    }
    return checkpoints.isEmpty()
        ? ModelSource.of(locator.backbone(backbone))
        : ModelSource.of(locator.backbone(backbone), locator.checkpoint(lastCheckpoint()));
  }

  /**
   * A model for each checkpoint that is named, all on the same backbone; else the one model there
   * is.
   *
   * @param needsCheckpoint whether CLIP weights alone are too little
   * @throws AdaClipException INVALID_OPTION if the options name no model
   */
  List<ModelSource> sources(CommonOptions common, boolean needsCheckpoint) {
    if (model != null || backbone == null || checkpoints.size() < 2) {
      return List.of(needsCheckpoint ? source(common) : sourceOrBackbone(common));
    }
    ModelLocator locator = new ModelLocator(common);
    Path towers = locator.backbone(backbone);
    return checkpoints.stream()
        .map(name -> ModelSource.of(towers, locator.checkpoint(name)))
        .toList();
  }

  /** The options again as they would be typed, with a space before each; none if none was given. */
  String asTyped() {
    StringBuilder typed = new StringBuilder();
    model().ifPresent(name -> typed.append(" --model ").append(ShellWord.of(name)));
    backbone().ifPresent(name -> typed.append(" --backbone ").append(ShellWord.of(name)));
    if (!checkpoints.isEmpty()) {
      typed.append(" --checkpoint ").append(ShellWord.of(lastCheckpoint()));
    }
    return typed.toString();
  }

  /** As with every option, of several the last one counts. */
  private String lastCheckpoint() {
    return checkpoints.get(checkpoints.size() - 1);
  }

  private static AdaClipException halfAModel(String found) {
    return AdaClipException.of(
            FailureCode.INVALID_OPTION, "a model needs a backbone and a checkpoint")
        .found(found)
        .fix("give the other one too, or a model folder with --model")
        .build();
  }

  private static AdaClipException twoModels() {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "two models are named")
        .expected("--model, or --backbone with --checkpoint")
        .found("both")
        .fix("leave one of them out")
        .build();
  }
}
