package io.github.adaclip.training;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.Runtimes;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.PromptSettings;
import java.util.List;

/**
 * A CLIP model that is learnt from nothing, together with AdaCLIP's projections: both towers learn
 * which caption belongs to which picture, as in CLIP, every patch learns on which side, normal or
 * abnormal, it stands, and the picture as a whole likewise.
 */
public interface PretrainingEngine extends LearningEngine {
  /**
   * A picture with all that is known about it.
   *
   * @param picture its side is a multiple of the patch side; the same for a whole batch
   * @param mask 1 where the picture is abnormal, else 0; as many values as the picture has pixels,
   *     row by row
   * @param anomalous the picture's label
   * @param caption token row of a sentence about the picture
   * @param normal token row of a sentence that says its class is in order
   * @param abnormal token row of a sentence that says its class is damaged
   * @param meaning pictures of the same number may have each other's captions
   */
  record Example(
      PreparedImage picture,
      byte[] mask,
      boolean anomalous,
      int[] caption,
      int[] normal,
      int[] abnormal,
      int meaning) {}

  /**
   * What the model makes of a picture.
   *
   * @param score probability that it is abnormal, 0 to 1
   * @param map the same for each patch, row by row
   */
  record Judgement(double score, float[] map) {}

  /**
   * Opens an engine of the default runtime, with seeded random weights.
   *
   * @throws io.github.adaclip.failure.AdaClipException as {@link Detector#open}
   */
  static PretrainingEngine open(PretrainingOptions options) {
    return Runtimes.find(
            TrainingEngineProvider.class, TrainingEngineProvider::runtime, Detector.DEFAULT_RUNTIME)
        .open(options);
  }

  /**
   * Computes losses and adds their gradients to those that wait for {@link #update}.
   *
   * @param batch at least one picture
   */
  PretrainingLoss accumulate(List<Example> batch);

  /**
   * Changes the weights by the gradients that wait, and forgets these.
   *
   * @param learningRate above 0
   */
  void update(double learningRate);

  /** Judges pictures, without learning from them. */
  List<Judgement> judge(List<Example> batch);

  /**
   * The CLIP model by OpenAI's names, with one row for every token of the vocabulary: those that
   * never occurred share one learnt row. Each tensor is read when it is written.
   */
  List<NamedTensor> backbone();

  /**
   * A checkpoint to train prompts from, by the reference's names: the projections as they were
   * learnt, and prompts that begin with seeded random numbers. Each tensor is read when it is
   * written.
   */
  List<NamedTensor> checkpoint(PromptSettings prompts);
}
