package io.github.adaclip.torch.clip;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.torch.tensor.EightBitKernel;
import io.github.adaclip.torch.tensor.ProcessorFlags;

/**
 * In which numbers the blocks of both towers multiply matrices.
 *
 * @param precision of their linear layers
 * @param reducedRange whether 8-bit inputs use 7 bits, for processors whose sums would overflow
 */
public record TowerPrecision(Precision precision, boolean reducedRange) {
  /** float32. */
  public static TowerPrecision exact() {
    return new TowerPrecision(Precision.FP32, false);
  }

  /**
   * What this machine can do of it.
   *
   * @throws AdaClipException ENGINE_UNAVAILABLE if it cannot
   */
  public static TowerPrecision of(Precision precision, ComputeDevice device) {
    if (precision != Precision.FP32 && device.isCuda()) {
      throw unavailable(precision, "a CPU", "the device " + device);
    }
    if (precision == Precision.INT8 && !EightBitKernel.exists()) {
      throw unavailable(precision, "a processor of the x86-64 kind with avx2", "another one");
    }
    if (precision == Precision.BF16 && !ProcessorFlags.multipliesBfloat16().orElse(true)) {
      throw unavailable(precision, "a processor with avx512_bf16 or amx", "one without");
    }
    return new TowerPrecision(
        precision, precision == Precision.INT8 && !ProcessorFlags.addsUpEightBitProducts());
  }

  private static AdaClipException unavailable(Precision precision, String expected, String found) {
    return AdaClipException.of(
            FailureCode.ENGINE_UNAVAILABLE, "this machine does not compute in that precision")
        .with("precision", precision.optionName())
        .expected(expected)
        .found(found)
        .fix("leave --precision out")
        .build();
  }
}
