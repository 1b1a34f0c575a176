package io.github.adaclip.torch.training;

import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.training.OptimizerSettings;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * AdamW, in the order of operations of PyTorch's {@code torch.optim.AdamW}, so that its weights are
 * met to rounding.
 *
 * <p>With gradient g, means m and v, and t updates so far: w ← w · (1 − lr · decay); m ← m + (1 −
 * β₁)(g − m); v ← β₂ v + (1 − β₂) g²; w ← w − lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε). A weight
 * without a gradient is left as it is, decay included.
 *
 * <p>Source: Loshchilov and Hutter, "Decoupled Weight Decay Regularization", ICLR 2019.
 */
public final class AdamW {
  private final OptimizerSettings settings;

  /** An optimiser; what it remembers lies in the weights' {@link Learnable}s. */
  public AdamW(OptimizerSettings settings) {
    this.settings = settings;
  }

  /** Changes every weight for which a gradient waits. */
  public void step(List<Learnable> weights) {
    try (NoGradGuard guard = new NoGradGuard()) {
      weights.forEach(this::step);
    }
  }

  private void step(Learnable learnable) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor weight = learnable.weight();
      Tensor gradient = weight.grad();
      if (!gradient.defined()) {
        return;
      }
      long update = learnable.updates() + 1;
      learnable.setUpdates(update);
      weight.mul_(new Scalar(1 - settings.learningRate() * settings.weightDecay()));
      learnable.mean().lerp_(gradient, new Scalar(1 - settings.beta1()));
      learnable
          .meanOfSquares()
          .mul_(new Scalar(settings.beta2()))
          .addcmul_(gradient, gradient, new Scalar(1 - settings.beta2()));
      double meanCorrection = 1 - Math.pow(settings.beta1(), update);
      double rootCorrection = Math.sqrt(1 - Math.pow(settings.beta2(), update));
      Tensor deviation =
          learnable
              .meanOfSquares()
              .sqrt()
              .div(new Scalar(rootCorrection))
              .add(new Scalar(settings.epsilon()));
      weight.addcdiv_(
          learnable.mean(), deviation, new Scalar(-settings.learningRate() / meanCorrection));
    }
  }
}
