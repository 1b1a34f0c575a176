package io.github.adaclip.torch.clip;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * One pre-norm transformer block: x + attention(norm(x)), then + perceptron(norm(x)).
 *
 * <p>Source: CLIP (Radford et al. 2021), {@code ResidualAttentionBlock}. Heads are 64 wide in every
 * published CLIP, so the attention scale is 1/8.
 */
final class TransformerBlock {
  static final int HEAD_WIDTH = 64;
  private static final double SCALE = 1 / Math.sqrt(HEAD_WIDTH);
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
   * @param tokens (B, T, W)
   * @param causal whether a token sees only itself and those before it
   * @return tokens (B, T, W), kept in the caller's scope
   */
  Tensor forward(Tensor tokens, boolean causal) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor attended = tokens.add(attention(attentionNorm.forward(tokens), causal)); // (B, T, W)
      return scope.keep(attended.add(perceptron(perceptronNorm.forward(attended)))); // (B, T, W)
    }
  }

  private Tensor attention(Tensor normalised, boolean causal) {
    try (TensorScope scope = TensorScope.open()) {
      long batch = normalised.size(0);
      long positions = normalised.size(1);
      Tensor joined =
          torch.linear(normalised, inputWeight, new TensorOptional(inputBias)); // (B, T, 3W)
      Tensor heads =
          joined
              .view(batch, positions, 3, width / HEAD_WIDTH, HEAD_WIDTH)
              .permute(2, 0, 3, 1, 4); // (3, B, H, T, 64)
      Tensor mixed = mix(heads.select(0, 0), heads.select(0, 1), heads.select(0, 2), causal);
      Tensor merged = mixed.transpose(1, 2).reshape(batch, positions, width); // (B, T, W)
      return scope.keep(torch.linear(merged, outputWeight, new TensorOptional(outputBias)));
    }
  }

  /** Values mixed by how well queries meet keys, all (B, H, T, 64). */
  private static Tensor mix(Tensor query, Tensor key, Tensor value, boolean causal) {
    if (query.scalar_type().intern() == torch.ScalarType.BFloat16 && !causal) {
      // libtorch's fused kernel is slower in bfloat16 than these three steps, by a factor of ten
      // where it is built on OpenBLAS; in float32 it is the faster one.
      try (TensorScope scope = TensorScope.open()) {
        Tensor meetings =
            query.mul(new Scalar(SCALE)).contiguous().matmul(key.contiguous().transpose(2, 3));
        return scope.keep(torch.softmax(meetings, 3).matmul(value.contiguous()));
      }
    }
    return torch.scaled_dot_product_attention(
        query, key, value, new TensorOptional(), 0.0, causal, new DoubleOptional(), false);
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
