package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/**
 * A tensor to be written; its numbers are asked for when its turn comes.
 *
 * @param name its name in the file
 * @param type how to store it: FLOAT32, FLOAT16 or BFLOAT16
 * @param shape its sizes; copied
 * @param content puts all elements row by row into a buffer; called once
 */
public record NamedTensor(String name, DataType type, long[] shape, Content content) {
  private static final int CHUNK_ELEMENTS = 1 << 16;

  /** Puts all elements of a tensor row by row into a buffer that has just enough room. */
  @FunctionalInterface
  public interface Content {
    /** Fills the buffer. */
    void fill(FloatBuffer target);
  }

  /** Where encoded bytes go. */
  @FunctionalInterface
  interface ByteSink {
    void accept(ByteBuffer bytes) throws IOException;
  }

  /** Checks that the type can be written and the tensor fits into one buffer. */
  public NamedTensor {
    boolean writable =
        type == DataType.FLOAT32 || type == DataType.FLOAT16 || type == DataType.BFLOAT16;
    if (!writable) {
      throw new IllegalArgumentException("cannot write " + name + " as " + type);
    }
    shape = shape.clone();
    if (TensorInfo.elements(shape) > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(name + " " + TensorInfo.text(shape) + " is too large");
    }
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  int elementCount() {
    return (int) TensorInfo.elements(shape);
  }

  long byteCount() {
    return (long) elementCount() * type.bytes();
  }

  NamedTensor renamed(String newName) {
    return new NamedTensor(newName, type, shape, content);
  }

  /** All elements; refuses one that would not be finite in the file. */
  FloatBuffer values(Path target) {
    FloatBuffer values = FloatBuffer.allocate(elementCount());
    content.fill(values);
    values.clear();
    for (int i = 0; i < values.limit(); i++) {
      float value = values.get(i);
      boolean overflow = type == DataType.FLOAT16 && Float.isInfinite(storedAsFloat16(value));
      if (!Float.isFinite(value) || overflow) {
        throw unwritable(target, value);
      }
    }
    return values;
  }

  private static float storedAsFloat16(float value) {
    return HalfPrecision.fromFloat16(HalfPrecision.toFloat16(value));
  }

  private AdaClipException unwritable(Path target, float value) {
    boolean finite = Float.isFinite(value);
    return WeightFailures.misfit(target, "a value cannot be stored")
        .with("tensor", name)
        .expected(finite ? "at most 65504 for FLOAT16" : "finite numbers")
        .found(value)
        .fix(finite ? "write FLOAT32 or BFLOAT16 instead" : "write sound weights only")
        .build();
  }

  /** Encodes values piece by piece, little endian. */
  void encode(FloatBuffer values, ByteSink sink) throws IOException {
    ByteBuffer chunk =
        ByteBuffer.allocate(Math.min(CHUNK_ELEMENTS, Math.max(1, elementCount())) * type.bytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.limit(); i++) {
      Elements.encode(type, values.get(i), chunk);
      if (!chunk.hasRemaining() || i == values.limit() - 1) {
        sink.accept(chunk.flip());
        chunk.clear();
      }
    }
  }
}
