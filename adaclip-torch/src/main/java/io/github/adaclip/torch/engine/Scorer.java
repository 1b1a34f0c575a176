package io.github.adaclip.torch.engine;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.EngineMeasurement;
import io.github.adaclip.detect.StageClock;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.bytedeco.pytorch.Tensor;

/** A method with its model in native memory: tensors in, Java values out. Compute thread only. */
interface Scorer extends AutoCloseable {
  /**
   * Scores a batch.
   *
   * @param images normalised planes (B, 3, S, S)
   * @param classes the sentences of each picture's class
   * @param clock is told of the stages
   * @return an output for each picture
   */
  List<AnomalyEngine.Output> score(Tensor images, List<ClassSentences> classes, StageClock clock);

  /** What a picture costs; see {@link EngineMeasurement#operations}. */
  Map<StageClock.Stage, Double> operations(ClassSentences sentences);

  /** Every stage of one picture; see {@link AnomalyEngine#stages}. */
  Map<String, AnomalyEngine.Stage> stages(
      Tensor images, ClassSentences sentences, Optional<PatchClusters> chosen);

  /** Patch features under a part of the prompts; see {@link AnomalyEngine#patchFeatures}. */
  SortedMap<Integer, AnomalyEngine.Stage> patchFeatures(Tensor images, PromptType part);

  /** Frees the model; may be called twice. */
  @Override
  void close();
}
