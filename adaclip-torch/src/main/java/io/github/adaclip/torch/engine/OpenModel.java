package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.torch.fusion.HybridSemanticFusion;

/**
 * A method ready to score pictures.
 *
 * @param scorer in native memory
 * @param description what results say about it
 * @param contextLength token positions of a sentence
 */
record OpenModel(Scorer scorer, ModelDescription description, int contextLength) {
  /**
   * Loads what the method needs.
   *
   * @throws AdaClipException INVALID_OPTION if it needs more than the source has
   */
  static OpenModel load(ModelSource source, DetectorOptions options) {
    return switch (options.method()) {
      case ADACLIP -> adaClip(source, options);
      case CLIP, WINCLIP, CONTRAST -> new BaselineLoader(options).load(source);
    };
  }

  private static OpenModel adaClip(ModelSource source, DetectorOptions options) {
    if (source instanceof ModelSource.BackboneOnly alone) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "AdaCLIP needs a checkpoint")
          .file(alone.backbone())
          .expected("CLIP weights and AdaCLIP's prompts and projections")
          .found("CLIP weights alone")
          .fix("give --checkpoint too; the methods clip, winclip and contrast need none")
          .build();
    }
    return of(ModelLoader.forDetection(options).load(source), options);
  }

  /** AdaCLIP that is loaded already. */
  static OpenModel of(ModelLoader.Loaded loaded, DetectorOptions options) {
    return of(loaded, loaded.model()::forward, options);
  }

  /** The same with the slow way through the model; see {@link AdaClip#forwardNaively}. */
  static OpenModel naive(ModelSource source, DetectorOptions options) {
    if (options.method() != DetectionMethod.ADACLIP) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "this runtime knows one method")
          .expected("--method adaclip")
          .found(options.method().optionName())
          .fix("leave --method or --runtime out")
          .build();
    }
    if (!options.approximation().isNone()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "this runtime computes exactly")
          .expected("no --precision and no --dynamic-size")
          .found(options.approximation().words())
          .fix("leave them or --runtime out")
          .build();
    }
    ModelLoader.Loaded loaded = ModelLoader.forDetection(options).load(source);
    return of(loaded, loaded.model()::forwardNaively, options);
  }

  private static OpenModel of(
      ModelLoader.Loaded loaded, AdaClipScorer.Way way, DetectorOptions options) {
    HybridSemanticFusion fusion =
        new HybridSemanticFusion(
            options.fusion(), loaded.settings().clusters(), options.seed(), options.clusterings());
    return new OpenModel(
        new AdaClipScorer(loaded.model(), way, fusion, options.score()),
        loaded.description(),
        loaded.contextLength());
  }
}
