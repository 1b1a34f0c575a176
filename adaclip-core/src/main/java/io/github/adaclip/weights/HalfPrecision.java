package io.github.adaclip.weights;

/**
 * The 16-bit floating-point formats: exact to float32, and from float32 rounded to nearest, ties to
 * even.
 */
final class HalfPrecision {
  private static final int FLOAT_EXPONENT_MASK = 0x7f80_0000;
  private static final int FLOAT16_FRACTION_BITS = 10;
  private static final int EXPONENT_BIAS_DIFFERENCE = 127 - 15;
  private static final float SMALLEST_FLOAT16 = 0x1p-24f;

  private HalfPrecision() {}

  /** IEEE binary16 to float32, exact; subnormals, infinities and NaN stay what they are. */
  static float fromFloat16(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >>> FLOAT16_FRACTION_BITS) & 0x1f;
    int fraction = bits & 0x3ff;
    if (exponent == 0) {
      float magnitude = fraction * SMALLEST_FLOAT16;
      return sign == 0 ? magnitude : -magnitude;
    }
    int wideExponent =
        exponent == 0x1f ? FLOAT_EXPONENT_MASK : (exponent + EXPONENT_BIAS_DIFFERENCE) << 23;
    return Float.intBitsToFloat(sign | wideExponent | fraction << 13);
  }

  /** Float32 to IEEE binary16; beyond the range becomes infinity. */
  static short toFloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 65520f) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude < 0x1p-14f) {
      return (short) (sign | (int) Math.rint((double) magnitude / SMALLEST_FLOAT16));
    }
    int shifted = (bits & 0x7fff_ffff) - (EXPONENT_BIAS_DIFFERENCE << 23);
    return (short) (sign | roundToEven(shifted, 13));
  }

  /** Bfloat16 to float32, exact. */
  static float fromBfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** Float32 to bfloat16. */
  static short toBfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits >>> 16 & 0x8000) | roundToEven(bits & 0x7fff_ffff, 16));
  }

  private static int roundToEven(int bits, int droppedBits) {
    int half = (1 << (droppedBits - 1)) - 1;
    return (bits + half + (bits >>> droppedBits & 1)) >>> droppedBits;
  }
}
