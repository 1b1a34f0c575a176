package io.github.adaclip.detect;

import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The model behind a {@link Detector}: prepared pictures and sentences in, raw maps and scores out.
 * Implementations are thread-safe, hold all native memory, and give the same bits for the same
 * batch on the same machine and threads.
 */
public interface AnomalyEngine extends AutoCloseable {
  /**
   * One picture with the sentences of its class.
   *
   * @param image planes of the engine's {@link ModelDescription#imageSize()}
   * @param sentences token rows as long as {@link #contextLength()}
   */
  record Input(PreparedImage image, ClassSentences sentences) {}

  /**
   * What the model says about one picture.
   *
   * @param map anomaly map before smoothing, S×S row by row, 0…1
   * @param classScore score of the class feature alone, 0…1
   * @param fusionScore score with hybrid semantic fusion, 0…1; equals {@code classScore} unless the
   *     options ask for {@link ScoreKind#FUSION}
   */
  record Output(float[] map, double classScore, double fusionScore) {}

  /**
   * A tensor of an inner stage, for comparison and figures.
   *
   * @param shape axis lengths, the batch axis of 1 first
   * @param values row by row
   */
  record Stage(long[] shape, float[] values) {}

  /** The loaded model. */
  ModelDescription model();

  /** The number of token positions of a sentence. */
  int contextLength();

  /**
   * Computes a batch; the pictures may be of different classes.
   *
   * @return as many outputs as inputs, in their order
   * @throws io.github.adaclip.failure.AdaClipException CANCELLED if the thread is interrupted while
   *     it waits, OUT_OF_MEMORY if the batch does not fit
   */
  List<Output> infer(List<Input> batch);

  /**
   * Every stage of one detection by the names of the golden files: {@code
   * unprompted.image_feature}, {@code prompted.tokens.6}, {@code text_features}, {@code logits.6},
   * {@code map}, {@code score}, … Integers (token indices, cluster labels) are given as floats.
   *
   * <p>AdaCLIP gives more: each layer's map by itself ({@code map.6}), the features of the single
   * sentences, normal ones first ({@code sentence_features}, N × D), and how much each chosen patch
   * counts ({@code fusion.weights}).
   *
   * @param chosen the patches and clusters to fuse; empty: the engine's own choice
   */
  Map<String, Stage> stages(Input input, Optional<PatchClusters> chosen);

  /**
   * Projected patch features of one picture as they would be with a part of the model's prompts:
   * what each kind of prompts does to them. Only the vision tower counts here.
   *
   * @param part no, static, dynamic or all prompts, of those the model has
   * @return for each chosen block, counted from 1, unit-length features (1, L, D), blocks ascending
   * @throws io.github.adaclip.failure.AdaClipException INVALID_OPTION if the model's vision tower
   *     has no such prompts
   */
  SortedMap<Integer, Stage> patchFeatures(Input input, PromptType part);

  /** The engine as it can be looked at while it computes; empty if it cannot. */
  default Optional<EngineMeasurement> measurement() {
    return Optional.empty();
  }

  /** Frees all native memory after the calls that wait have ended; may be called twice. */
  @Override
  void close();
}
