package io.github.adaclip.torch.clip;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A linear layer in float32.
 *
 * @param weight (out, in)
 * @param bias (out)
 */
record ExactLinear(Tensor weight, Tensor bias) implements LinearLayer {
  static ExactLinear read(WeightReader weights, String weight, String bias, long in, long out) {
    return new ExactLinear(weights.read(weight, out, in), weights.read(bias, out));
  }

  @Override
  public Tensor forward(Tensor tokens) {
    return torch.linear(tokens, weight, new TensorOptional(bias));
  }

  @Override
  public Tensor forward(Tensor tokens, long first, long count) {
    return torch.linear(
        tokens, weight.narrow(0, first, count), new TensorOptional(bias.narrow(0, first, count)));
  }
}
