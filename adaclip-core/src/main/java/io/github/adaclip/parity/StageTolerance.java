package io.github.adaclip.parity;

/**
 * How far a stage may be from the reference, absolute. An independent re-implementation stays below
 * a third of these on the tiny model; looser ones would let a wrong LayerNorm epsilon or prompts
 * rounded to fp16 pass.
 */
final class StageTolerance {
  private static final double TOKENS = 3e-5;
  private static final double UNIT_FEATURES = 5e-6;
  private static final double LOGITS = 2e-4;
  private static final double MAPS_AND_SCORES = 1e-5;

  /**
   * The tiny model's tokens reach this size; float32 rounding grows with the size of the values.
   */
  private static final double TOKEN_SIZE = 8;

  private StageTolerance() {}

  /**
   * The tolerance of a stage.
   *
   * @param stage golden name
   * @param largestValue largest absolute value of the reference
   * @param factor multiplies every tolerance
   */
  static double of(String stage, double largestValue, double factor) {
    if (stage.startsWith("logits.")) {
      return LOGITS * factor;
    }
    if (stage.startsWith("projected.")
        || stage.equals("text_features")
        || stage.equals("fusion.clustered_feature")) {
      return UNIT_FEATURES * factor;
    }
    if (stage.startsWith("map") || stage.startsWith("score")) {
      return MAPS_AND_SCORES * factor;
    }
    return TOKENS * factor * Math.max(1, largestValue / TOKEN_SIZE);
  }
}
