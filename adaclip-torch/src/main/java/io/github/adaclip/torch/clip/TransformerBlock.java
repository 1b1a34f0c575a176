package io.github.adaclip.torch.clip;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
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
  private final LinearLayer input; // W → 3W: query, key, value
  private final LinearLayer output; // W → W
  private final LayerNorm perceptronNorm;
  private final LinearLayer expand; // W → 4W
  private final LinearLayer contract; // 4W → W

  /**
   * Reads a block in float32.
   *
   * @param weights owns the norms
   * @param layers owns the linear layers
   */
  TransformerBlock(
      WeightReader weights, WeightReader layers, String prefix, int width, Activation activation) {
    long wide = 4L * width;
    String attention = prefix + "attn.";
    String perceptron = prefix + "mlp.";
    this.width = width;
    this.activation = activation;
    this.attentionNorm = new LayerNorm(weights, prefix + "ln_1.", width);
    this.input =
        ExactLinear.read(
            layers, attention + "in_proj_weight", attention + "in_proj_bias", width, 3L * width);
    this.output =
        ExactLinear.read(
            layers, attention + "out_proj.weight", attention + "out_proj.bias", width, width);
    this.perceptronNorm = new LayerNorm(weights, prefix + "ln_2.", width);
    this.expand =
        ExactLinear.read(layers, perceptron + "c_fc.weight", perceptron + "c_fc.bias", width, wide);
    this.contract =
        ExactLinear.read(
            layers, perceptron + "c_proj.weight", perceptron + "c_proj.bias", wide, width);
  }

  private TransformerBlock(TransformerBlock same, UnaryOperator<LinearLayer> change) {
    this.width = same.width;
    this.activation = same.activation;
    this.attentionNorm = same.attentionNorm;
    this.input = change.apply(same.input);
    this.output = change.apply(same.output);
    this.perceptronNorm = same.perceptronNorm;
    this.expand = change.apply(same.expand);
    this.contract = change.apply(same.contract);
  }

  /** The same block with other linear layers in the place of its own. */
  TransformerBlock with(UnaryOperator<LinearLayer> change) {
    return new TransformerBlock(this, change);
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
      Tensor joined = input.forward(attentionNorm.forward(tokens)); // (…, T, 3W)
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
      Tensor joined = input.forward(attentionNorm.forward(tokens), width, 2L * width); // (…, T, 2W)
      Tensor query = input.forward(attentionNorm.forward(wanted), 0, width); // (…, U, W)
      Tensor mixed =
          attention.mix(query, joined.narrow(-1, 0, width), joined.narrow(-1, width, width));
      return scope.keep(finish(wanted, mixed));
    }
  }

  /** What follows the mixing: projection, perceptron, and what passes by both. */
  private Tensor finish(Tensor tokens, Tensor mixed) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor attended = tokens.add(output.forward(mixed));
      return scope.keep(attended.add(perceptron(perceptronNorm.forward(attended))));
    }
  }

  private Tensor perceptron(Tensor normalised) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor wide = expand.forward(normalised); // (…, T, 4W)
      return scope.keep(contract.forward(activate(wide)));
    }
  }

  private Tensor activate(Tensor values) {
    return switch (activation) {
      case GELU -> torch.gelu(values);
      case QUICK_GELU -> values.mul(values.mul(new Scalar(QUICK_GELU_SLOPE)).sigmoid());
    };
  }
}
