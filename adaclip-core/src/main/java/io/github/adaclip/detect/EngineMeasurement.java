package io.github.adaclip.detect;

import io.github.adaclip.text.ClassSentences;
import java.util.List;
import java.util.Map;

/** An engine that is looked at while it computes. */
public interface EngineMeasurement {
  /**
   * The same as {@link AnomalyEngine#infer}.
   *
   * @param clock is told of the engine's stages, on the engine's thread
   */
  List<AnomalyEngine.Output> infer(List<AnomalyEngine.Input> batch, StageClock clock);

  /**
   * Floating-point operations that a picture needs in each stage, by the sizes of the model: two
   * for each multiplication in a product of matrices, and nothing else. Stages without such
   * products, or without a formula, are left out.
   *
   * @param sentences of the picture's class, which was seen before
   */
  Map<StageClock.Stage, Double> operations(ClassSentences sentences);

  /** The machine's own rate of float32 products of matrices, operations per second, taken now. */
  double productRate();
}
