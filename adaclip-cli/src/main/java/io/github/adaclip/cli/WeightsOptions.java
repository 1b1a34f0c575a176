package io.github.adaclip.cli;

import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which weights are used; mixed in with {@code @Mixin}. */
final class WeightsOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME|DIR",
      description = "A model folder, made by 'model convert'.")
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
  private String checkpoint;

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
    if (model == null && backbone != null && checkpoint == null) {
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
    if (model != null && (backbone != null || checkpoint != null)) {
      throw twoModels();
    }
    ModelLocator locator = new ModelLocator(common);
    if (model != null) {
      return locator.model(model);
    }
    if (backbone == null && checkpoint == null) {
      return ModelSource.builtIn();
    }
    if (backbone == null) {
      throw halfAModel("only --checkpoint");
    }
    return checkpoint == null
        ? ModelSource.of(locator.backbone(backbone))
        : ModelSource.of(locator.backbone(backbone), locator.checkpoint(checkpoint));
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
