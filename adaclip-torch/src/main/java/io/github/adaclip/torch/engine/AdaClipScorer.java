package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.detect.StageClock;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.torch.fusion.HybridSemanticFusion;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.bytedeco.pytorch.Tensor;

/**
 * AdaCLIP as a {@link Scorer}.
 *
 * @param model closed with the scorer
 * @param way through the model for a score
 * @param fusion how patches are chosen for the fused score
 * @param score the fused score is computed only where it is asked for
 */
record AdaClipScorer(AdaClip model, Way way, HybridSemanticFusion fusion, ScoreKind score)
    implements Scorer {
  private static final int ABNORMAL = 1;

  /** A way through the model. */
  @FunctionalInterface
  interface Way {
    /** From planes (B, 3, S, S) and sentences to all stages. */
    AdaClip.Stages through(Tensor images, List<ClassSentences> classes, StageClock clock);
  }

  @Override
  public List<AnomalyEngine.Output> score(
      Tensor images, List<ClassSentences> classes, StageClock clock) {
    AdaClip.Stages stages = way.through(images, classes, clock);
    List<AnomalyEngine.Output> outputs =
        Outputs.of(
            stages.map(),
            model.classProbabilities(stages),
            (picture, classScore) ->
                score == ScoreKind.FUSION ? fusionScore(stages, picture) : classScore);
    clock.ended(StageClock.Stage.FUSION);
    return outputs;
  }

  @Override
  public Map<StageClock.Stage, Double> operations(ClassSentences sentences) {
    return model.cost().operations(sentences);
  }

  @Override
  public Map<String, AnomalyEngine.Stage> stages(
      Tensor images, ClassSentences sentences, Optional<PatchClusters> chosen) {
    AdaClip.Stages stages = model.forwardInFull(images, List.of(sentences));
    AdaClip.Fused fused =
        chosen
            .map(clusters -> model.fuse(stages, 0, clusters))
            .orElseGet(() -> model.fuse(stages, 0, fusion));
    Map<String, AnomalyEngine.Stage> values =
        StageValues.of(
            images, stages, fused, model.classProbabilities(stages), model.outputLayers());
    StageValues.byLayer(model.layerMaps(stages), model.outputLayers())
        .forEach((layer, map) -> values.put("map." + layer, map));
    values.put("sentence_features", StageValues.stage(model.sentenceFeatures(stages, sentences)));
    values.put(
        "fusion.weights",
        new AnomalyEngine.Stage(
            new long[] {1, fused.clusters().weights().length}, fused.clusters().weights()));
    return values;
  }

  @Override
  public SortedMap<Integer, AnomalyEngine.Stage> patchFeatures(Tensor images, PromptType part) {
    return StageValues.byLayer(model.patchFeatures(images, part), model.outputLayers());
  }

  @Override
  public void close() {
    model.close();
  }

  private double fusionScore(AdaClip.Stages stages, int picture) {
    AdaClip.Fused fused = model.fuse(stages, picture, fusion);
    return TensorDevice.floats(fused.probabilities())[ABNORMAL];
  }
}
