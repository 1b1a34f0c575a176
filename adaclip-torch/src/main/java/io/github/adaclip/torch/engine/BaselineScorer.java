package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.StageClock;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.baseline.Baseline;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.bytedeco.pytorch.Tensor;

/** A method without prompts as a {@link Scorer}. */
final class BaselineScorer implements Scorer {
  private final ClipBackbone backbone;
  private final Baseline method;
  private final TextFeatures textFeatures;

  /** A method on a backbone, which is closed with the scorer. */
  BaselineScorer(ClipBackbone backbone, Baseline method) {
    this.backbone = backbone;
    this.method = method;
    this.textFeatures = new TextFeatures(backbone.text(), true);
  }

  @Override
  public List<AnomalyEngine.Output> score(
      Tensor images, List<ClassSentences> classes, StageClock clock) {
    Baseline.Result result = method.score(images, text(classes));
    List<AnomalyEngine.Output> outputs =
        Outputs.of(result.map(), result.probabilities(), (picture, classScore) -> classScore);
    clock.ended(StageClock.Stage.MODEL);
    return outputs;
  }

  @Override
  public Map<StageClock.Stage, Double> operations(ClassSentences sentences) {
    return Map.of();
  }

  @Override
  public Map<String, AnomalyEngine.Stage> stages(
      Tensor images, ClassSentences sentences, Optional<PatchClusters> chosen) {
    if (chosen.isPresent()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the method fuses no patches")
          .expected("no chosen patches and clusters")
          .found(chosen.get().tokens().length + " patches")
          .fix("leave them out, or use the method adaclip")
          .build();
    }
    Tensor text = text(List.of(sentences));
    return StageValues.of(images, text, method.score(images, text));
  }

  @Override
  public SortedMap<Integer, AnomalyEngine.Stage> patchFeatures(Tensor images, PromptType part) {
    throw AdaClipException.of(FailureCode.INVALID_OPTION, "the method has no prompts")
        .found("patch features under prompts " + part.symbol())
        .fix("use the method adaclip")
        .build();
  }

  @Override
  public void close() {
    textFeatures.close();
    backbone.close();
  }

  private Tensor text(List<ClassSentences> classes) {
    return textFeatures.forBatch(classes, List.of()); // (B, D, 2)
  }
}
