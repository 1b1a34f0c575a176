package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.EightBitKernel;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import java.util.Optional;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A linear layer in 8 bits. Each token is brought to a largest value of 1 before it is rounded, so
 * that none is lost beside a larger one. Input channels that are much larger than the others are
 * made smaller, and their weights larger.
 *
 * @param kernel that multiplies
 * @param weight (out, in), packed
 * @param bias (out)
 * @param smoothing what the input channels are multiplied with (in); empty without outliers
 */
record EightBitLinear(EightBitKernel kernel, IValue weight, Tensor bias, Optional<Tensor> smoothing)
    implements LinearLayer {
  /** Keeps tokens of nothing but zeros from being divided by zero. */
  private static final double LEAST_PEAK = 1e-20;

  /**
   * The same layer, rounded; its memory belongs to the weights' owner.
   *
   * @param peaks largest magnitude of each input channel (in)
   */
  static EightBitLinear of(
      ExactLinear exact, float[] peaks, EightBitKernel kernel, WeightReader owner) {
    try (TensorScope scope = TensorScope.open()) {
      float[] weightPeaks =
          TensorDevice.floats(exact.weight().abs().amax(new long[] {0}, false)); // (in)
      Optional<float[]> factors = OutlierChannels.factors(peaks, weightPeaks);
      Tensor bias = owner.own(exact.bias().clone());
      if (factors.isEmpty()) {
        IValue plain = owner.own(kernel.pack(exact.weight()));
        return new EightBitLinear(kernel, plain, bias, Optional.empty());
      }
      Tensor smoothing = owner.device().floats(factors.get(), peaks.length); // (in)
      IValue smoothed = owner.own(kernel.pack(exact.weight().div(smoothing)));
      return new EightBitLinear(kernel, smoothed, bias, Optional.of(owner.own(smoothing)));
    }
  }

  @Override
  public Tensor forward(Tensor tokens) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor smooth = smoothing.map(tokens::mul).orElse(tokens); // (…, in)
      if (smooth.numel() == 0) {
        return scope.keep(smooth.matmul(bias.new_zeros(smooth.size(-1), bias.size(0))));
      }
      long[] last = {-1};
      Tensor peaks =
          torch
              .maximum(smooth.amax(last, true), smooth.amin(last, true).neg())
              .clamp_min(new Scalar(LEAST_PEAK)); // (…, 1)
      Tensor mapped = kernel.multiply(smooth.div(peaks), weight); // (…, out)
      torch.addcmul_out(mapped, bias, mapped, peaks, new Scalar(1.0));
      return scope.keep(mapped);
    }
  }

  /** All outputs are computed, for the weights are packed together; only few blocks need some. */
  @Override
  public Tensor forward(Tensor tokens, long first, long count) {
    try (TensorScope scope = TensorScope.open()) {
      return scope.keep(forward(tokens).narrow(-1, first, count));
    }
  }
}
