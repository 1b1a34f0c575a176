package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.torch.baseline.Baseline;
import io.github.adaclip.torch.baseline.Contrast;
import io.github.adaclip.torch.baseline.PlainClip;
import io.github.adaclip.torch.baseline.WinClip;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.torch.clip.TowerPrecision;
import io.github.adaclip.torch.clip.VisionTower;
import io.github.adaclip.torch.clip.WeightSource;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.ClipWeights;
import io.github.adaclip.weights.PromptCheckpoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Files and options → a method without prompts in native memory. Of a checkpoint only the image
 * size and activation count, so that all methods see the same pictures through the same towers; an
 * option goes before what it states, for nothing here was learnt with it.
 */
final class BaselineLoader {
  private final DetectorOptions options;

  BaselineLoader(DetectorOptions options) {
    this.options = options;
  }

  OpenModel load(ModelSource source) {
    if (source instanceof ModelSource.WeightFiles files) {
      try (PromptCheckpoint checkpoint = PromptCheckpoint.open(files.checkpoint())) {
        return fromFile(
            files.name(),
            files.backbone(),
            checkpoint.imageSize(),
            checkpoint.activation().map(Activation::parse));
      }
    }
    if (source instanceof ModelSource.BackboneOnly alone) {
      return fromFile(alone.name(), alone.backbone(), OptionalInt.empty(), Optional.empty());
    }
    if (source instanceof ModelSource.RandomWeights random) {
      return build(
          random.name(),
          new RandomSource(random.seed()),
          random.architecture(),
          OptionalInt.empty(),
          Optional.empty());
    }
    throw new IllegalArgumentException("unknown model source " + source);
  }

  private OpenModel fromFile(
      String name, Path backbone, OptionalInt imageSize, Optional<Activation> activation) {
    try (ClipWeights clip = ClipWeights.open(backbone)) {
      return build(
          name,
          new FileWeights(clip::shape, clip::read),
          clip.architecture(),
          imageSize,
          activation);
    }
  }

  private OpenModel build(
      String name,
      WeightSource weights,
      ClipArchitecture architecture,
      OptionalInt statedSize,
      Optional<Activation> statedActivation) {
    int imageSize = FittingImageSize.of(options, architecture, statedSize);
    requireWindows(architecture, imageSize);
    TensorDevice device = TensorDevice.of(options.device());
    ClipBackbone backbone =
        ClipBackbone.load(
            weights,
            architecture,
            imageSize,
            List.of(architecture.visionLayers()),
            options.activation().or(() -> statedActivation).orElse(Activation.GELU),
            TowerPrecision.of(options.approximation().precision(), options.device()),
            device);
    return new OpenModel(
        new BaselineScorer(backbone, method(backbone.vision(), device)),
        new ModelDescription(
            name,
            architecture.name(),
            "",
            imageSize,
            options.method(),
            new Approximation(options.approximation().precision(), OptionalInt.empty())),
        architecture.contextLength());
  }

  private Baseline method(VisionTower vision, TensorDevice device) {
    return switch (options.method()) {
      case CLIP -> new PlainClip(vision);
      case WINCLIP -> new WinClip(vision, device, WinClip.windowsOfOnePicture(vision));
      case CONTRAST -> new Contrast(device);
      case ADACLIP -> throw new IllegalArgumentException("AdaCLIP is no baseline");
    };
  }

  private void requireWindows(ClipArchitecture architecture, int imageSize) {
    int least = WinClip.LARGEST_WINDOW * architecture.patchSize();
    if (options.method() == DetectionMethod.WINCLIP && imageSize < least) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the picture has too few patches for WinCLIP's windows")
          .with("backbone", architecture.name())
          .expected("at least " + least + " pixels a side")
          .found(imageSize)
          .fix("pass for instance --image-size " + least)
          .build();
    }
  }
}
