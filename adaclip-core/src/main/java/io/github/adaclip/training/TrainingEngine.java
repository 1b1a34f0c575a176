package io.github.adaclip.training;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.Runtimes;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.PromptMetadata;
import java.util.List;
import java.util.Optional;

/**
 * A model whose prompts and projections are being learnt while CLIP stays as it is. With one
 * compute thread the same calls give the same bytes.
 */
public interface TrainingEngine extends LearningEngine {
  /**
   * A picture with its truth.
   *
   * @param input picture and sentences, as for detection
   * @param anomalous the picture's label
   * @param mask S×S values 0 or 1, row by row; empty if it is not known which pixels are anomalous,
   *     then the picture takes no part in the losses of the maps
   */
  record Example(AnomalyEngine.Input input, boolean anomalous, Optional<byte[]> mask) {}

  /**
   * Opens an engine of the default runtime.
   *
   * @param source CLIP weights with prompts to go on from, or alone: then prompts and projections
   *     begin with seeded random numbers
   * @throws io.github.adaclip.failure.AdaClipException as {@link Detector#open}
   */
  static TrainingEngine open(ModelSource source, TrainingOptions options) {
    return Runtimes.find(
            TrainingEngineProvider.class, TrainingEngineProvider::runtime, Detector.DEFAULT_RUNTIME)
        .open(source, options);
  }

  /** The settings that a checkpoint of this model states. */
  PromptMetadata settings();

  /**
   * The same model for detection, with the weights as they are at each call; closing it does
   * nothing.
   */
  AnomalyEngine inference();

  /**
   * Computes losses and adds their gradients to those that wait for {@link #update()}.
   *
   * @param batch at least one picture
   * @param share the gradients are multiplied by it; 1 / n for each of n batches that are added up
   * @throws io.github.adaclip.failure.AdaClipException OUT_OF_MEMORY if the batch does not fit
   */
  TrainingLoss accumulate(List<Example> batch, double share);

  /** Changes the weights by the gradients that wait, and forgets these. */
  void update();

  /** Prompts and projections by the reference's names; each is read when it is written. */
  List<NamedTensor> weights();
}
