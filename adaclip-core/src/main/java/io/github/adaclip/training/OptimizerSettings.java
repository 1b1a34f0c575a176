package io.github.adaclip.training;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;

/**
 * How AdamW changes weights.
 *
 * <p>Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019; as
 * PyTorch's {@code torch.optim.AdamW} computes it.
 *
 * @param learningRate above 0
 * @param beta1 decay of the mean of gradients, 0 to below 1
 * @param beta2 decay of the mean of squared gradients, 0 to below 1
 * @param epsilon added to the root of the second mean, above 0
 * @param weightDecay share of a weight that is taken off in each step, times the learning rate; 0
 *     or more
 */
public record OptimizerSettings(
    double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {

  /** Checks all ranges. */
  public OptimizerSettings {
    require("learning rate", learningRate, learningRate > 0, "above 0");
    require("beta1", beta1, beta1 >= 0 && beta1 < 1, "0 to below 1");
    require("beta2", beta2, beta2 >= 0 && beta2 < 1, "0 to below 1");
    require("epsilon", epsilon, epsilon > 0, "above 0");
    require("weight decay", weightDecay, weightDecay >= 0, "0 or more");
  }

  /** The published model's: 0.01, (0.5, 0.999), 1e-8, 0.01. */
  public static OptimizerSettings defaults() {
    return new OptimizerSettings(0.01, 0.5, 0.999, 1e-8, 0.01);
  }

  /** The same with another learning rate. */
  public OptimizerSettings withLearningRate(double rate) {
    return new OptimizerSettings(rate, beta1, beta2, epsilon, weightDecay);
  }

  private static void require(String what, double value, boolean fits, String expected) {
    if (!fits || !Double.isFinite(value)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the " + what + " is out of range")
          .expected(expected)
          .found(value)
          .fix("give a value in that range")
          .build();
    }
  }
}
