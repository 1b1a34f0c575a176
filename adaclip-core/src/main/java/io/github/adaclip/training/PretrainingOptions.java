package io.github.adaclip.training;

import io.github.adaclip.detect.ComputeDevice;
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
 * @param precision in which the vision tower computes
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
  /** In which numbers the vision tower computes; weights are float32 in any case. */
  public enum Precision {
    /** float32 throughout. */
    FP32,
    /** Products of matrices in bfloat16: faster on processors that have it. */
    BF16
  }

  /** Copies the lists. */
  public PretrainingOptions {
    layers = List.copyOf(layers);
    tokens = List.copyOf(tokens);
  }
}
