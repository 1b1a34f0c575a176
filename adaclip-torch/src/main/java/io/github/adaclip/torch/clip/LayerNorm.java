package io.github.adaclip.torch.clip;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Normalisation of each token to mean 0 and deviation 1, then a learnt scale and shift. */
final class LayerNorm {
  private static final double EPSILON = 1e-5;

  private final long[] width;
  private final Tensor scale;
  private final Tensor shift;

  LayerNorm(WeightReader weights, String prefix, int width) {
    this.width = new long[] {width};
    this.scale = weights.read(prefix + "weight", width);
    this.shift = weights.read(prefix + "bias", width);
  }

  /** Normalises the last axis; the result belongs to the current scope. */
  Tensor forward(Tensor tokens) {
    return torch.layer_norm(
        tokens, width, new TensorOptional(scale), new TensorOptional(shift), EPSILON, true);
  }
}
