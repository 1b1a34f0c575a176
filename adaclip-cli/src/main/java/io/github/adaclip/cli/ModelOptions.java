package io.github.adaclip.cli;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.text.SentenceTemplates;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of every command that loads a model; mixed in with {@code @Mixin}. */
final class ModelOptions {
  private static final String DEFAULT_BACKBONE = "ViT-L-14-336";

  @Option(
      names = "--model",
      paramLabel = "NAME|DIR",
      description =
          "A model: a folder made by 'model convert', or a name. Default: the model in the box.")
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

  @Option(
      names = "--image-size",
      paramLabel = "S",
      description =
          "Side of the model's picture in pixels, a multiple of its patches. Default: the checkpoint's, or 518.")
  private Integer imageSize;

  @Option(
      names = "--prompt-type",
      paramLabel = "TYPE",
      description = "S, D, SD or none; only for a checkpoint that does not say it itself.")
  private String promptType;

  @Option(
      names = "--prompt-branch",
      paramLabel = "BRANCH",
      description = "V, L, VL or none; likewise.")
  private String promptBranch;

  @Option(
      names = "--prompt-depth",
      paramLabel = "J",
      description = "Number of prompted blocks; likewise.")
  private Integer promptDepth;

  @Option(names = "--prompt-length", paramLabel = "M", description = "Number of prompts; likewise.")
  private Integer promptLength;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "gelu or quick_gelu. Default: the checkpoint's, or gelu.")
  private String activation;

  @Option(
      names = "--fusion",
      paramLabel = "FORM",
      defaultValue = "reference",
      description = "reference (as published) or paper (as written). Default: ${DEFAULT-VALUE}.")
  private String fusion;

  @Option(
      names = "--score",
      paramLabel = "KIND",
      defaultValue = "fusion",
      description = "fusion, class or max-map. Default: ${DEFAULT-VALUE}.")
  private String score;

  @Option(
      names = "--sentences",
      paramLabel = "FILE",
      description = "Own states and templates as JSON. Default: the published ones.")
  private Path sentences;

  @Option(
      names = "--sigma",
      paramLabel = "PIXELS",
      defaultValue = "4",
      description = "Smoothing of the map at the model's size. Default: ${DEFAULT-VALUE}.")
  private double sigma;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Seed of the fusion's clustering. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Compute threads. Default: all cores.")
  private Integer threads;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "cpu",
      description = "cpu, cuda or cuda:NUMBER. Default: ${DEFAULT-VALUE}.")
  private String device;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "1",
      description = "Pictures computed together. Default: ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      defaultValue = Detector.DEFAULT_RUNTIME,
      description = "The engine: torch. Default: ${DEFAULT-VALUE}.")
  private String runtime;

  /** The engine's name. */
  public String runtime() {
    return runtime;
  }

  /** The backbone as named; the default one's name if none is. */
  public String backboneName() {
    return backbone == null ? DEFAULT_BACKBONE : backbone;
  }

  /**
   * Where the model comes from.
   *
   * @throws AdaClipException INVALID_OPTION if the options do not name one model
   */
  public ModelSource source(CommonOptions common) {
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
    if (backbone == null || checkpoint == null) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "a model needs a backbone and a checkpoint")
          .found(backbone == null ? "only --checkpoint" : "only --backbone")
          .fix("give the other one too, or a model folder with --model")
          .build();
    }
    return ModelSource.of(locator.backbone(backbone), locator.checkpoint(checkpoint));
  }

  /** How to compute. */
  public DetectorOptions detectorOptions() {
    DetectorOptions options =
        DetectorOptions.defaults()
            .withFusion(FusionForm.parse(fusion))
            .withScore(ScoreKind.parse(score))
            .withSigmaPixels(sigma)
            .withSeed(seed)
            .withDevice(ComputeDevice.parse(device))
            .withBatchSize(batchSize);
    if (imageSize != null) {
      options = options.withImageSize(imageSize);
    }
    if (activation != null) {
      options = options.withActivation(Activation.parse(activation));
    }
    if (sentences != null) {
      options = options.withSentences(SentenceTemplates.read(sentences));
    }
    if (threads != null) {
      options = options.withThreads(threads);
    }
    return Stream.of(promptType, promptBranch, promptDepth, promptLength).allMatch(Objects::isNull)
        ? options
        : options.withPrompts(promptSettings());
  }

  /** The published model's settings where an option is left out. */
  private PromptSettings promptSettings() {
    PromptSettings published = PromptSettings.defaults();
    return new PromptSettings(
        promptType == null
            ? published.type()
            : PromptType.of(promptType)
                .orElseThrow(() -> unknown("--prompt-type", "S, D, SD, none", promptType)),
        promptBranch == null
            ? published.branch()
            : PromptBranch.of(promptBranch)
                .orElseThrow(() -> unknown("--prompt-branch", "V, L, VL, none", promptBranch)),
        promptDepth == null ? published.depth() : promptDepth,
        promptLength == null ? published.length() : promptLength);
  }

  private static AdaClipException unknown(String option, String known, String found) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, "unknown value of " + option)
        .expected(known)
        .found(found)
        .fix("give one of the expected values")
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
