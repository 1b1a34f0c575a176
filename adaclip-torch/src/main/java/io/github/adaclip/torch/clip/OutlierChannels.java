package io.github.adaclip.torch.clip;

import java.util.Arrays;
import java.util.Optional;

/**
 * Input channels of a linear layer that are so much larger than the others that a common 8-bit
 * scale would leave nothing of those. Their size is moved into the weights, half of it, as far as
 * the weights' own sizes go.
 *
 * <p>Source: Xiao et al., "SmoothQuant: Accurate and Efficient Post-Training Quantization for Large
 * Language Models", arXiv 2211.10438, with a migration strength of one half; there all channels are
 * moved.
 */
final class OutlierChannels {
  /** How many times the median of all channels makes one an outlier. */
  private static final float OUTLIER = 6;

  private OutlierChannels() {}

  /**
   * What to multiply each channel with, and to divide its weights by.
   *
   * @param peaks largest magnitude of each channel
   * @param weightPeaks largest magnitude of each channel's weights
   * @return 1 for all but the outliers; empty if there are none
   */
  static Optional<float[]> factors(float[] peaks, float[] weightPeaks) {
    float median = median(peaks);
    float weightMedian = median(weightPeaks);
    float[] factors = new float[peaks.length];
    boolean some = false;
    for (int channel = 0; channel < factors.length; channel++) {
      factors[channel] = 1;
      if (peaks[channel] > OUTLIER * median && median > 0 && weightPeaks[channel] > 0) {
        double size = peaks[channel] / median;
        double weightSize = weightPeaks[channel] / weightMedian;
        factors[channel] = (float) Math.min(1, Math.sqrt(weightSize / size));
        some |= factors[channel] < 1;
      }
    }
    return some ? Optional.of(factors) : Optional.empty();
  }

  private static float median(float[] values) {
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
