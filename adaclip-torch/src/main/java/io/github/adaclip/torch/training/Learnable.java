package io.github.adaclip.torch.training;

import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * One weight with what AdamW remembers of its gradients, which it owns until it is closed; the
 * weight itself belongs to the model.
 */
public final class Learnable implements AutoCloseable {
  private final String name;
  private final Tensor weight;
  private final Tensor mean;
  private final Tensor meanOfSquares;
  private long updates;
  private boolean closed;

  /**
   * Makes a weight learnable, with nothing remembered yet.
   *
   * @param name the reference's name, without {@code clip_model.}
   * @param weight a leaf; gradients are recorded for it from now on
   */
  public Learnable(String name, Tensor weight, TensorDevice device) {
    this.name = name;
    this.weight = weight;
    try (TensorScope scope = TensorScope.open()) {
      this.mean = device.zeros(weight.shape());
      this.meanOfSquares = device.zeros(weight.shape());
      // References of its own outlive the scope.
      mean.retainReference();
      meanOfSquares.retainReference();
    }
    weight.set_requires_grad(true);
  }

  /** The reference's name, without {@code clip_model.}. */
  public String name() {
    return name;
  }

  /** The weight itself. */
  public Tensor weight() {
    return weight;
  }

  /** Running mean of the gradients, of the weight's shape. */
  public Tensor mean() {
    return mean;
  }

  /** Running mean of the squared gradients, of the weight's shape. */
  public Tensor meanOfSquares() {
    return meanOfSquares;
  }

  /** How often the weight was changed. */
  public long updates() {
    return updates;
  }

  /** Sets how often the weight was changed, when a stored state is taken up again. */
  public void setUpdates(long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " was updated " + value + " times");
    }
    updates = value;
  }

  /** Euclidean length of all gradients that wait; weights without one count 0. */
  public static double gradientNorm(List<Learnable> weights) {
    double sum = 0;
    for (Learnable learnable : weights) {
      try (TensorScope scope = TensorScope.open()) {
        Tensor gradient = learnable.weight.grad();
        if (gradient.defined()) {
          sum += gradient.to(torch.ScalarType.Double).square().sum().item_double();
        }
      }
    }
    return Math.sqrt(sum);
  }

  /** Forgets the gradient that waits. */
  public void dropGradient() {
    try (TensorScope scope = TensorScope.open()) {
      weight.mutable_grad().reset();
    }
  }

  /** Frees what is remembered; may be called twice. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      mean.releaseReference();
      meanOfSquares.releaseReference();
    }
  }
}
