package io.github.adaclip.torch.clip;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * One pre-norm transformer block: x + attention(norm(x)), then + perceptron(norm(x)).
 *
 * <p>Source: CLIP (Radford et al. 2021), {@code ResidualAttentionBlock}.
 */
final class TransformerBlock {
  private static final double QUICK_GELU_SLOPE = 1.702;

  private final int width;
  private final Activation activation;
  private final LayerNorm attentionNorm;
  private final Tensor inputWeight; // (3W, W): query, key, value
  private final Tensor inputBias; // (3W)
  private final Tensor outputWeight; // (W, W)
  private final Tensor outputBias; // (W)
  private final LayerNorm perceptronNorm;
  private final Tensor expandWeight; // (4W, W)
  private final Tensor expandBias; // (4W)
  private final Tensor contractWeight; // (W, 4W)
  private final Tensor contractBias; // (W)

  TransformerBlock(WeightReader weights, String prefix, int width, Activation activation) {
    long wide = 4L * width;
    this.width = width;
    this.activation = activation;
    this.attentionNorm = new LayerNorm(weights, prefix + "ln_1.", width);
    this.inputWeight = weights.read(prefix + "attn.in_proj_weight", 3L * width, width);
    this.inputBias = weights.read(prefix + "attn.in_proj_bias", 3L * width);
    this.outputWeight = weights.read(prefix + "attn.out_proj.weight", width, width);
    this.outputBias = weights.read(prefix + "attn.out_proj.bias", width);
    this.perceptronNorm = new LayerNorm(weights, prefix + "ln_2.", width);
    this.expandWeight = weights.read(prefix + "mlp.c_fc.weight", wide, width);
    this.expandBias = weights.read(prefix + "mlp.c_fc.bias", wide);
    this.contractWeight = weights.read(prefix + "mlp.c_proj.weight", width, wide);
    this.contractBias = weights.read(prefix + "mlp.c_proj.bias", width);
  }

  /**
   * Passes tokens through the block.
   *
   * @param tokens (…, T, W)
   * @param attention how they see one another
   * @return tokens (…, T, W), kept in the caller's scope
   */
  Tensor forward(Tensor tokens, Attention attention) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor joined = project(attentionNorm.forward(tokens), 0, 3); // (…, T, 3W)
      Tensor mixed =
          attention.mix(
              joined.narrow(-1, 0, width),
              joined.narrow(-1, width, width),
              joined.narrow(-1, 2L * width, width));
      return scope.keep(finish(tokens, mixed));
    }
  }

  /**
   * Passes some tokens through the block, for which all are looked at; the others' outputs are not
   * computed.
   *
   * @param tokens all (…, T, W)
   * @param wanted those of them whose output is wanted (…, U, W)
   * @param attention from the wanted to all
   * @return (…, U, W), kept in the caller's scope
   */
  Tensor forward(Tensor tokens, Tensor wanted, Attention attention) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor joined = project(attentionNorm.forward(tokens), 1, 2); // (…, T, 2W)
      Tensor query = project(attentionNorm.forward(wanted), 0, 1); // (…, U, W)
      Tensor mixed =
          attention.mix(query, joined.narrow(-1, 0, width), joined.narrow(-1, width, width));
      return scope.keep(finish(wanted, mixed));
    }
  }

  /** Some of query, key and value, in this order: {@code count} of them from {@code first} on. */
  private Tensor project(Tensor normalised, int first, int count) {
    long from = (long) first * width;
    long size = (long) count * width;
    return torch.linear(
        normalised,
        inputWeight.narrow(0, from, size),
        new TensorOptional(inputBias.narrow(0, from, size)));
  }

  /** What follows the mixing: projection, perceptron, and what passes by both. */
  private Tensor finish(Tensor tokens, Tensor mixed) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor attended =
          tokens.add(torch.linear(mixed, outputWeight, new TensorOptional(outputBias)));
      return scope.keep(attended.add(perceptron(perceptronNorm.forward(attended))));
    }
  }

  private Tensor perceptron(Tensor normalised) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor wide =
          torch.linear(normalised, expandWeight, new TensorOptional(expandBias)); // (B, T, 4W)
      Tensor active = activate(wide);
      return scope.keep(torch.linear(active, contractWeight, new TensorOptional(contractBias)));
    }
  }

  private Tensor activate(Tensor values) {
    return switch (activation) {
      case GELU -> torch.gelu(values);
      case QUICK_GELU -> values.mul(values.mul(new Scalar(QUICK_GELU_SLOPE)).sigmoid());
    };
  }
}
