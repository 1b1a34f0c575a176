package io.github.adaclip.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardLogTest {
  /** What TensorBoard 2.21.0 itself writes for wall time 1234.5. */
  private static final String VERSION =
      "1800000000000000a37f4b220900000000004a93401a0d627261696e2e4576656e743a3265b8d3fb";

  private static final String START_AT_7 =
      "0f000000000000006d532b090900000000004a934010073a020801b743e2dd";
  private static final String LOSS_AT_7 =
      "200000000000000029eda9500900000000004a934010072a130a110a0a6c6f73732f746f74616c15"
          + "0000803ea35021e3";
  private static final String ZERO_AT_0 =
      "1800000000000000a37f4b220900000000004a93402a0d0a0b0a047a65726f1500000000f24f1b68";

  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochMilli(1_234_500), ZoneOffset.UTC);

  @TempDir private Path folder;

  @Test
  void checksumsOfTheTestAreTheStandardOnes() { // the check value of CRC-32C
    assertEquals(0xe3069283, crc32c("123456789".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void bytesAreTensorBoardsOwn() throws IOException {
    try (TensorBoardLog log = TensorBoardLog.open(folder, 7, CLOCK)) {
      log.scalar("loss/total", 7, 0.25);
      log.flush();
      assertEquals(
          VERSION + START_AT_7 + LOSS_AT_7,
          HexFormat.of().formatHex(Files.readAllBytes(log.file())));
    }
  }

  @Test
  void stepAndValueOfZeroAreTensorBoardsOwn() {
    assertEquals(
        ZERO_AT_0, HexFormat.of().formatHex(TensorBoardRecord.scalar(1234.5, "zero", 0, 0)));
  }

  @Test
  void recordsAreReadBack() throws IOException {
    Path file;
    try (TensorBoardLog log = TensorBoardLog.open(folder, 0)) {
      for (long step = 0; step < 300; step++) {
        log.scalar("loss", step, 1.0 / (1 + step));
        log.scalar("prüfung/größe", step, -step);
      }
      log.scalar("odd", Long.MAX_VALUE, Double.NaN);
      file = log.file();
    }
    List<Point> points = points(file);
    assertEquals(601, points.size());
    for (int step = 0; step < 300; step++) {
      assertEquals(new Point("loss", step, (float) (1.0 / (1 + step))), points.get(2 * step));
      assertEquals(new Point("prüfung/größe", step, -step), points.get(2 * step + 1));
    }
    assertEquals(new Point("odd", Long.MAX_VALUE, Float.NaN), points.get(600));
  }

  @Test
  void pointsOfAStepAreThereWhenTheNextBegins() throws IOException {
    TensorBoardLog log = TensorBoardLog.open(folder, 1);
    log.scalar("a", 1, 1);
    log.scalar("b", 1, 2);
    assertEquals(0, points(log.file()).size());
    log.scalar("a", 2, 3);
    assertEquals(2, points(log.file()).size());
    log.flush();
    assertEquals(3, points(log.file()).size());
    log.scalar("a", 3, 4);
    log.close();
    log.close();
    assertEquals(4, points(log.file()).size());
    assertThrows(IllegalStateException.class, () -> log.scalar("a", 4, 5));
  }

  @Test
  void aRunThatGoesOnBeginsALaterFile() throws IOException {
    Path made = folder.resolve("runs").resolve("a");
    Path first = written(TensorBoardLog.open(made, 0, CLOCK));
    Path second = written(TensorBoardLog.open(made, 5, CLOCK));
    assertTrue(first.getFileName().toString().startsWith("events.out.tfevents.0000001234."));
    assertTrue(second.getFileName().toString().startsWith("events.out.tfevents.0000001235."));
    Path later = Files.createFile(made.resolve("events.out.tfevents.1900000000.host.17.0.v2"));
    Path third = written(TensorBoardLog.open(made, 6, CLOCK));
    assertTrue(third.getFileName().toString().startsWith("events.out.tfevents.1900000001."));
    assertEquals(List.of(first, second, later, third), files(made));
  }

  @Test
  void aFullDiskLeavesWholeRecords() throws IOException {
    Path file = folder.resolve("log");
    int record = TensorBoardRecord.scalar(1, "a", 1, 1).length;
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    TensorBoardLog log =
        new TensorBoardLog(file, new SmallDisk(channel, 3L * record + record / 2), CLOCK);
    log.scalar("a", 1, 1);
    log.scalar("a", 2, 2);
    log.flush();
    log.scalar("a", 3, 3);
    log.scalar("b", 3, 4);
    AdaClipException e = assertThrows(AdaClipException.class, log::flush);
    assertEquals(FailureCode.DISK_FULL, e.code());
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertEquals(2L * record, Files.size(file));
    log.scalar("a", 4, 5); // room for one was left
    log.close();
    assertEquals(List.of(1f, 2f, 5f), points(file).stream().map(Point::value).toList());
  }

  @Test
  void aFullDiskAtTheEndIsToldOnce() throws IOException {
    Path file = folder.resolve("log");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    TensorBoardLog log = new TensorBoardLog(file, new SmallDisk(channel, 10), CLOCK);
    log.scalar("a", 1, 1);
    AdaClipException e = assertThrows(AdaClipException.class, log::close);
    assertEquals(FailureCode.DISK_FULL, e.code());
    assertFalse(channel.isOpen());
    log.close();
    assertEquals(0, Files.size(file));
  }

  @Test
  void refusesAFileInThePlaceOfTheFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    AdaClipException e = assertThrows(AdaClipException.class, () -> TensorBoardLog.open(file, 0));
    assertEquals(FailureCode.UNWRITABLE_OUTPUT, e.code());
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void refusesNegativeStepsAndNoName() {
    Exception first =
        assertThrows(IllegalArgumentException.class, () -> TensorBoardLog.open(folder, -1));
    assertEquals("step -1, expected 0 or more", first.getMessage());
    try (TensorBoardLog log = TensorBoardLog.open(folder, 0)) {
      Exception step = assertThrows(IllegalArgumentException.class, () -> log.scalar("a", -2, 0));
      assertEquals("step -2, expected 0 or more", step.getMessage());
      Exception tag = assertThrows(IllegalArgumentException.class, () -> log.scalar(" ", 0, 0));
      assertEquals("a curve without a name", tag.getMessage());
    }
  }

  private static Path written(TensorBoardLog log) {
    log.scalar("a", 9, 1);
    log.close();
    return log.file();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private record Point(String tag, long step, float value) {}

  /** The scalars of a file whose records are whole and have the right checksums. */
  private static List<Point> points(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Point> points = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[Long.BYTES];
      bytes.get(bytes.position(), length);
      byte[] message = new byte[Math.toIntExact(bytes.getLong())];
      assertEquals(masked(crc32c(length)), bytes.getInt());
      bytes.get(message);
      assertEquals(masked(crc32c(message)), bytes.getInt());
      byte[] summary = field(message, 5);
      if (summary != null) {
        byte[] value = field(summary, 1);
        points.add(
            new Point(
                new String(field(value, 1), StandardCharsets.UTF_8),
                number(message, 2),
                Float.intBitsToFloat((int) number(value, 2))));
      }
    }
    return points;
  }

  private static byte[] field(byte[] message, int wanted) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == wanted) {
        return in.readByteArray();
      }
      in.skipField(tag);
    }
    return null;
  }

  private static long number(byte[] message, int wanted) throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(message);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == wanted) {
        return WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_FIXED32
            ? in.readFixed32()
            : in.readInt64();
      }
      in.skipField(tag);
    }
    return 0;
  }

  private static int masked(int checksum) {
    return ((checksum >>> 15) | (checksum << 17)) + 0xa282ead8;
  }

  /** Bit by bit, from the polynomial. */
  private static int crc32c(byte[] bytes) {
    int register = -1;
    for (byte value : bytes) {
      register ^= value & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        register = (register >>> 1) ^ ((register & 1) == 0 ? 0 : 0x82f63b78);
      }
    }
    return ~register;
  }
}
