package io.github.adaclip.pretrain;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.weights.PromptSettings;

/**
 * How prompts are trained on a backbone that was learnt from the drawn corpus.
 *
 * @param prompts their type, branch, depth and length
 * @param imageSize S, which the model then states as its own
 * @param pictures of each family and label
 * @param validationPictures the same of the families that choose the epoch
 * @param epochs over all pictures
 * @param batch pictures that change the weights together
 * @param learningRate above 0
 */
public record PromptRecipe(
    PromptSettings prompts,
    int imageSize,
    int pictures,
    int validationPictures,
    int epochs,
    int batch,
    double learningRate) {
  /** K of the fusion, as published. */
  static final int CLUSTERS = DetectorOptions.DEFAULT_CLUSTERS;

  /** That the backbone was learnt with. */
  static final Activation ACTIVATION = Activation.GELU;

  /**
   * The recipe of the model that comes with the software. The learning rate is a tenth of the
   * published one, since the projections have been learnt with the backbone already.
   */
  public static PromptRecipe mini() {
    return new PromptRecipe(PromptSettings.defaults(), 256, 8, 8, 2, 4, 1e-3);
  }
}
