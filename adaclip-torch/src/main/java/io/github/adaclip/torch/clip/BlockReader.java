package io.github.adaclip.torch.clip;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.torch.tensor.EightBitKernel;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/**
 * Reads a tower's blocks one after the other. For a lower precision each is read in float32,
 * rounded and let go, so that only one of them is ever in memory at full size.
 *
 * <p>In 8 bits it matters how large each input channel of a layer is: some of CLIP's are much
 * larger than the others whatever is seen. A few made-up tokens that accompany the reading through
 * the exact blocks show which.
 */
final class BlockReader {
  private final WeightReader weights;
  private final TowerPrecision precision;
  private final int width;
  private final Activation activation;
  private EightBitKernel kernel;
  private Companions companions;

  /**
   * Tokens that go through the blocks as these are read.
   *
   * @param tokens as they enter the next block (…, T, W)
   * @param attention how they see one another
   */
  record Companions(Tensor tokens, Attention attention) {}

  /**
   * A reader of one tower, in whose order the blocks must be read.
   *
   * @param weights owns what is kept
   * @param companions made only for 8 bits, in the caller's scope
   */
  BlockReader(
      WeightReader weights,
      TowerPrecision precision,
      int width,
      Activation activation,
      Supplier<Companions> companions) {
    this.weights = weights;
    this.precision = precision;
    this.width = width;
    this.activation = activation;
    if (precision.precision() == Precision.INT8) {
      this.kernel = EightBitKernel.find(precision.reducedRange());
      weights.own(kernel.packing());
      weights.own(kernel.product());
      this.companions = companions.get();
    }
  }

  /** The next block. */
  TransformerBlock read(String prefix) {
    return switch (precision.precision()) {
      case FP32 -> new TransformerBlock(weights, weights, prefix, width, activation);
      case BF16 -> inBFloat16(prefix);
      case INT8 -> inEightBits(prefix);
    };
  }

  private TransformerBlock inBFloat16(String prefix) {
    try (WeightReader passing = weights.another();
        TensorScope scope = TensorScope.open()) {
      return new TransformerBlock(weights, passing, prefix, width, activation)
          .with(layer -> BFloat16Linear.of((ExactLinear) layer, weights));
    }
  }

  private TransformerBlock inEightBits(String prefix) {
    try (WeightReader passing = weights.another();
        TensorScope scope = TensorScope.open()) {
      TransformerBlock observed =
          new TransformerBlock(weights, passing, prefix, width, activation)
              .with(layer -> new ObservedLinear((ExactLinear) layer));
      companions =
          new Companions(
              scope.keep(observed.forward(companions.tokens(), companions.attention())),
              companions.attention());
      return observed.with(
          layer -> {
            ObservedLinear seen = (ObservedLinear) layer;
            return EightBitLinear.of(seen.exact(), seen.peaks(), kernel, weights);
          });
    }
  }
}
