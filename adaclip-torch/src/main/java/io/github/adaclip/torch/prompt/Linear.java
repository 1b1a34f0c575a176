package io.github.adaclip.torch.prompt;

import io.github.adaclip.torch.clip.WeightReader;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A learnt affine map of the last axis.
 *
 * @param weight (out, in)
 * @param bias (out)
 */
public record Linear(Tensor weight, Tensor bias) {
  /** Reads {@code prefix + "weight"} and {@code prefix + "bias"}. */
  public static Linear read(WeightReader weights, String prefix, int in, int out) {
    return new Linear(weights.read(prefix + "weight", out, in), weights.read(prefix + "bias", out));
  }

  /** Maps (…, in) to (…, out); the result belongs to the current scope. */
  public Tensor forward(Tensor input) {
    return torch.linear(input, weight, new TensorOptional(bias));
  }
}
