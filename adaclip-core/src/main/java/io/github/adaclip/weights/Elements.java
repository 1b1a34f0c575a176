package io.github.adaclip.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Decodes and encodes runs of stored elements. */
final class Elements {
  private Elements() {}

  /**
   * The first elements of a buffer as float32.
   *
   * @param bytes read from index 0, whatever its position
   * @param floats receives {@code count} values from index 0 on
   */
  static void decode(DataType type, ByteBuffer bytes, float[] floats, int count) {
    ByteBuffer source = bytes.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN);
    switch (type) {
      case FLOAT32 -> source.asFloatBuffer().get(floats, 0, count);
      case FLOAT64 -> {
        for (int i = 0; i < count; i++) {
          floats[i] = (float) source.getDouble(i * Double.BYTES);
        }
      }
      case FLOAT16 -> {
        for (int i = 0; i < count; i++) {
          floats[i] = HalfPrecision.fromFloat16(source.getShort(i * Short.BYTES));
        }
      }
      case BFLOAT16 -> {
        for (int i = 0; i < count; i++) {
          floats[i] = HalfPrecision.fromBfloat16(source.getShort(i * Short.BYTES));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          floats[i] = wholeNumber(type, source, i);
        }
      }
    }
  }

  /** The first elements of a buffer as whole numbers; the type must not be a floating-point one. */
  static void decode(DataType type, ByteBuffer bytes, long[] numbers, int count) {
    ByteBuffer source = bytes.duplicate().clear().order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      numbers[i] = wholeNumber(type, source, i);
    }
  }

  private static long wholeNumber(DataType type, ByteBuffer source, int index) {
    return switch (type) {
      case INT64 -> source.getLong(index * Long.BYTES);
      case INT32 -> source.getInt(index * Integer.BYTES);
      case INT16 -> source.getShort(index * Short.BYTES);
      case INT8 -> source.get(index);
      case UINT8 -> source.get(index) & 0xff;
      case BOOL -> source.get(index) == 0 ? 0 : 1;
      default -> throw new IllegalArgumentException(type + " holds no whole numbers");
    };
  }

  /** Appends one value to a little-endian buffer; only for the types the writers offer. */
  static void encode(DataType type, float value, ByteBuffer target) {
    switch (type) {
      case FLOAT32 -> target.putFloat(value);
      case FLOAT16 -> target.putShort(HalfPrecision.toFloat16(value));
      case BFLOAT16 -> target.putShort(HalfPrecision.toBfloat16(value));
      default -> throw new IllegalArgumentException("cannot write tensors as " + type);
    }
  }
}
