package io.github.adaclip.metrics;

/**
 * Finite float scores as 32-bit integers whose unsigned order is the descending order of the
 * scores; equal scores, and only those, have equal keys (so −0 and 0 share one).
 */
final class ScoreKey {
  private ScoreKey() {}

  static int of(float score) {
    int bits = Float.floatToRawIntBits(score + 0.0f); // −0 + 0 is 0
    return ~(bits ^ ((bits >> 31) | Integer.MIN_VALUE));
  }

  static float score(int key) {
    int ascending = ~key;
    int bits = ascending < 0 ? ascending ^ Integer.MIN_VALUE : ~ascending;
    return Float.intBitsToFloat(bits);
  }
}
