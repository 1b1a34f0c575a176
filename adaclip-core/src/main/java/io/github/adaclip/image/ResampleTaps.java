package io.github.adaclip.image;

/**
 * The input positions and fixed-point weights of every output position along one axis, computed as
 * Pillow's {@code precompute_coeffs} and {@code normalize_coeffs_8bpc} do.
 *
 * @param first per output position its first input position
 * @param counts per output position how many inputs it takes
 * @param weights {@code stride} per output position, the rest zero; a sum of {@code 1 <<
 *     PRECISION_BITS}
 * @param stride the most inputs an output takes
 */
record ResampleTaps(int[] first, int[] counts, int[] weights, int stride) {
  /** Fraction bits of the weights: 32 less 8 for the values and 2 for overshoot. */
  static final int PRECISION_BITS = 32 - 8 - 2;

  /** Half a level, with which sums start so that cutting off the fraction rounds. */
  static final int HALF = 1 << PRECISION_BITS - 1;

  static ResampleTaps of(ResampleKernel kernel, int inputSize, int outputSize) {
    double scale = (double) inputSize / outputSize;
    double stretch = Math.max(scale, 1.0);
    double support = kernel.support() * stretch;
    int stride = (int) Math.ceil(support) * 2 + 1;
    int[] first = new int[outputSize];
    int[] counts = new int[outputSize];
    int[] weights = new int[Math.multiplyExact(outputSize, stride)];
    double[] exact = new double[stride];
    for (int output = 0; output < outputSize; output++) {
      double center = (output + 0.5) * scale;
      int from = Math.max(0, (int) (center - support + 0.5));
      int until = Math.min(inputSize, (int) (center + support + 0.5));
      double sum = 0;
      for (int input = from; input < until; input++) {
        exact[input - from] = kernel.at((input - center + 0.5) * (1.0 / stretch));
        sum += exact[input - from];
      }
      first[output] = from;
      counts[output] = until - from;
      for (int tap = 0; tap < until - from; tap++) {
        weights[output * stride + tap] = fixedPoint(sum == 0 ? exact[tap] : exact[tap] / sum);
      }
    }
    return new ResampleTaps(first, counts, weights, stride);
  }

  /** Rounded half away from zero. */
  private static int fixedPoint(double weight) {
    double scaled = weight * (1 << PRECISION_BITS);
    return (int) (weight < 0 ? scaled - 0.5 : scaled + 0.5);
  }
}
