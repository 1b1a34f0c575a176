package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * A linear layer whose weights and inputs are rounded to bfloat16.
 *
 * @param weight (out, in)
 * @param bias (out)
 */
record BFloat16Linear(Tensor weight, Tensor bias) implements LinearLayer {
  /** The same layer, rounded; its memory belongs to the weights' owner. */
  static BFloat16Linear of(ExactLinear exact, WeightReader owner) {
    return new BFloat16Linear(
        owner.own(exact.weight().to(torch.ScalarType.BFloat16)),
        owner.own(exact.bias().to(torch.ScalarType.BFloat16)));
  }

  @Override
  public Tensor forward(Tensor tokens) {
    return mapped(tokens, weight, bias);
  }

  @Override
  public Tensor forward(Tensor tokens, long first, long count) {
    return mapped(tokens, weight.narrow(0, first, count), bias.narrow(0, first, count));
  }

  private static Tensor mapped(Tensor tokens, Tensor weight, Tensor bias) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor mapped =
          torch.linear(tokens.to(torch.ScalarType.BFloat16), weight, new TensorOptional(bias));
      return scope.keep(mapped.to(torch.ScalarType.Float));
    }
  }
}
