package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;

/**
 * The golden files' tolerances, absolute. An independent re-implementation reached a third of them
 * or better; looser ones would let a wrong LayerNorm epsilon or prompts rounded to fp16 pass.
 */
final class Tolerance {
  static final double TOKENS = 3e-5;
  static final double UNIT_FEATURES = 5e-6;
  static final double LOGITS = 2e-4;
  static final double MAPS_AND_SCORES = 1e-5;

  private Tolerance() {}

  /** The tolerance of a stage by its golden name. */
  static double of(String stage) {
    if (stage.startsWith("logits.")) {
      return LOGITS;
    }
    if (stage.startsWith("projected.")
        || stage.equals("text_features")
        || stage.equals("fusion.clustered_feature")) {
      return UNIT_FEATURES;
    }
    if (stage.startsWith("map") || stage.startsWith("score")) {
      return MAPS_AND_SCORES;
    }
    return TOKENS;
  }

  static void assertWithin(String what, float[] expected, float[] actual, double tolerance) {
    assertEquals(expected.length, actual.length, what + ": number of values");
    double largest = 0;
    int where = 0;
    for (int index = 0; index < expected.length; index++) {
      double difference = Math.abs((double) expected[index] - actual[index]);
      if (!(difference <= largest)) {
        largest = difference;
        where = index;
      }
    }
    double found = largest;
    String message =
        String.format(
            Locale.ROOT, "%s differs by %.3g at %d, tolerance %.3g", what, found, where, tolerance);
    assertTrue(found <= tolerance, message);
  }
}
