package io.github.adaclip.cli;

import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.Precision;
import java.util.Collection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that loads a model; mixed in with {@code @Mixin}. */
final class ModelOptions {
  private static final String DEFAULT_BACKBONE = "ViT-L-14-336";

  @Mixin private WeightsOptions weights;
  @Mixin private ScoringOptions scoring;
  @Mixin private ComputeOptions compute;

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
      names = "--clusterings",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Clusterings of the fusion whose weights are averaged, for a steadier score. Default: ${DEFAULT-VALUE}, as published.")
  private int clusterings;

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

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      defaultValue = "fp32",
      description =
          "fp32, int8 or bf16: in which numbers the towers compute. The others are faster where the processor has them, and not exact. Default: ${DEFAULT-VALUE}.")
  private String precision;

  @Option(
      names = "--dynamic-size",
      paramLabel = "S",
      description =
          "Smaller side of the picture in the pass that makes the dynamic prompts: faster, not exact. Default: as --image-size.")
  private Integer dynamicSize;

  /** The engine's name. */
  public String runtime() {
    return runtime;
  }

  /** The backbone as named; the default one's name if none is. */
  public String backboneName() {
    return weights.backbone().orElse(DEFAULT_BACKBONE);
  }

  /**
   * Where the model comes from. CLIP weights alone are enough where no method needs more.
   *
   * @param methods what the model is used for
   * @throws io.github.adaclip.failure.AdaClipException INVALID_OPTION if the options do not name
   *     one model
   */
  public ModelSource source(CommonOptions common, Collection<DetectionMethod> methods) {
    return methods.stream().anyMatch(DetectionMethod::needsCheckpoint)
        ? weights.source(common)
        : weights.sourceOrBackbone(common);
  }

  /** The options that name weights. */
  WeightsOptions weights() {
    return weights;
  }

  /** How to compute; the method is left to the command. */
  public DetectorOptions detectorOptions() {
    DetectorOptions options =
        DetectorOptions.defaults()
            .withSigmaPixels(sigma)
            .withSeed(seed)
            .withClusterings(clusterings)
            .withBatchSize(batchSize)
            .withPrecision(Precision.parse(precision));
    DetectorOptions set = compute.applyTo(scoring.applyTo(options));
    return dynamicSize == null ? set : set.withDynamicSize(dynamicSize);
  }
}
