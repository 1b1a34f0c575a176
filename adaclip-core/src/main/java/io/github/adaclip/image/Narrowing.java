package io.github.adaclip.image;

/** How values wider than 8 bits become 8 bits. */
enum Narrowing {
  /** Scaled and rounded to nearest, for pictures. */
  NEAREST,
  /** The same, but what is not zero stays at least 1, for masks whose labels are small numbers. */
  NON_ZERO_STAYS;

  /**
   * The 8-bit value of one sample.
   *
   * @param value from 0 to {@code maximum}
   * @param maximum the largest value of its width, 65535 for 16 bits
   */
  int narrow(int value, int maximum) {
    int nearest = (int) Math.min(255, (value * 255L + maximum / 2) / maximum);
    return this == NON_ZERO_STAYS && value > 0 ? Math.max(1, nearest) : nearest;
  }
}
