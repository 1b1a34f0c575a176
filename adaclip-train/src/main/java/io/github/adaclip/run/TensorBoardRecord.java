package io.github.adaclip.run;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Records of a TensorBoard event file: a protobuf message {@code Event}, framed by its length and
 * two checksums.
 *
 * <p>Source: TensorFlow's {@code event.proto}, {@code summary.proto} and the format TFRecord. Only
 * the few fields that scalars need are written here, so no generated code is needed.
 */
final class TensorBoardRecord {
  private static final String VERSION = "brain.Event:2";

  // Event
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;
  private static final int SESSION_LOG = 7;

  // Summary and Summary.Value
  private static final int VALUE = 1;
  private static final int TAG = 1;
  private static final int SIMPLE_VALUE = 2;

  // SessionLog
  private static final int STATUS = 1;
  private static final int START = 1;

  private static final int ROTATION = 17;
  private static final int MASK = 0xa282ead8;

  private TensorBoardRecord() {}

  /**
   * The record that every file begins with.
   *
   * @param wallTime seconds since 1970
   */
  static byte[] version(double wallTime) {
    return event(wallTime, 0, out -> out.writeString(FILE_VERSION, VERSION));
  }

  /** Tells TensorBoard to forget what it read of this step and later ones. */
  static byte[] start(double wallTime, long step) {
    byte[] session = message(out -> out.writeEnum(STATUS, START));
    return event(wallTime, step, out -> out.writeByteArray(SESSION_LOG, session));
  }

  /** One value of one curve. */
  static byte[] scalar(double wallTime, String tag, long step, float value) {
    byte[] entry =
        message(
            out -> {
              out.writeString(TAG, tag);
              out.writeFloat(SIMPLE_VALUE, value);
            });
    byte[] summary = message(out -> out.writeByteArray(VALUE, entry));
    return event(wallTime, step, out -> out.writeByteArray(SUMMARY, summary));
  }

  private static byte[] event(double wallTime, long step, Fields content) {
    return framed(
        message(
            out -> {
              out.writeDouble(WALL_TIME, wallTime);
              if (step != 0) { // as protobuf leaves out what a reader takes for granted
                out.writeInt64(STEP, step);
              }
              content.writeTo(out);
            }));
  }

  /** Length, its checksum, message, its checksum; all little-endian. */
  private static byte[] framed(byte[] message) {
    byte[] length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(message.length)
            .array();
    return ByteBuffer.allocate(length.length + message.length + 2 * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(length)
        .putInt(maskedChecksum(length))
        .put(message)
        .putInt(maskedChecksum(message))
        .array();
  }

  /** Checksums are rotated and shifted, so that one over data that holds checksums stays sound. */
  private static int maskedChecksum(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    return Integer.rotateLeft((int) checksum.getValue(), ROTATION) + MASK;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not refuse
    }
    return bytes.toByteArray();
  }

  @FunctionalInterface
  private interface Fields {
    void writeTo(CodedOutputStream out) throws IOException;
  }
}
