package io.github.adaclip.training;

import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.weights.ClipArchitecture;
import java.util.List;
import java.util.OptionalInt;

/**
 * How an engine learns a CLIP model from nothing.
 *
 * @param architecture sizes of both towers
 * @param layers blocks (from 1) whose patch tokens are scored, rising
 * @param tokens the ids that captions and sentences are made of, rising, start and end of text
 *     among them; all others share one row
 * @param precision in which the vision tower computes, FP32 or BF16; weights are float32 in any
 *     case
 * @param seed of the first weights
 * @param threads that compute; empty: as many as the machine has
 * @param device that computes
 */
public record PretrainingOptions(
    ClipArchitecture architecture,
    List<Integer> layers,
    List<Integer> tokens,
    Precision precision,
    long seed,
    OptionalInt threads,
    ComputeDevice device) {
  /**
   * Copies the lists.
   *
   * @throws AdaClipException INVALID_OPTION for a precision that nothing can be learnt in
   */
  public PretrainingOptions {
    if (precision == Precision.INT8) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "nothing can be learnt in 8 bits")
          .expected("fp32 or bf16")
          .found(precision.optionName())
          .fix("pass --precision bf16, or fp32")
          .build();
    }
    layers = List.copyOf(layers);
    tokens = List.copyOf(tokens);
  }
}
