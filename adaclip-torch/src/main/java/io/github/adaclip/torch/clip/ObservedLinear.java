package io.github.adaclip.torch.clip;

import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import org.bytedeco.pytorch.Tensor;

/** A linear layer that remembers how large each of its input channels was. */
final class ObservedLinear implements LinearLayer {
  private final ExactLinear exact;
  private final float[] peaks;

  ObservedLinear(ExactLinear exact) {
    this.exact = exact;
    this.peaks = new float[(int) exact.weight().size(1)];
  }

  ExactLinear exact() {
    return exact;
  }

  /** The largest magnitude of each channel so far. */
  float[] peaks() {
    return peaks.clone();
  }

  @Override
  public Tensor forward(Tensor tokens) {
    observe(tokens);
    return exact.forward(tokens);
  }

  @Override
  public Tensor forward(Tensor tokens, long first, long count) {
    observe(tokens);
    return exact.forward(tokens, first, count);
  }

  private void observe(Tensor tokens) {
    try (TensorScope scope = TensorScope.open()) {
      Tensor rows = tokens.abs().reshape(-1, peaks.length);
      float[] now = TensorDevice.floats(rows.amax(new long[] {0}, false)); // (in)
      for (int channel = 0; channel < peaks.length; channel++) {
        peaks[channel] = Math.max(peaks[channel], now[channel]);
      }
    }
  }
}
