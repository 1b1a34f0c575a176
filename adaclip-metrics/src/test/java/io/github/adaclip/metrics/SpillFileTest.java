package io.github.adaclip.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpillFileTest {
  @TempDir private Path folder;

  @Test
  void unitsComeBack() {
    char[] first = new char[300_000]; // more than two transfers
    for (int index = 0; index < first.length; index++) {
      first[index] = (char) (index * 31);
    }
    try (SpillFile file = SpillFile.create(folder)) {
      assertEquals(0, file.append(first, first.length));
      assertEquals(300_000, file.append(new char[] {'a', 'b', 'c'}, 2));
      assertEquals(600_004, file.bytes());
      char[] read = new char[300_000];
      file.read(0, read, read.length);
      assertArrayEquals(first, read);
      char[] end = new char[3];
      file.read(299_999, end, 3);
      assertArrayEquals(new char[] {first[299_999], 'a', 'b'}, end);
    }
  }

  @Test
  void aFullDiskIsToldBeforeWriting() {
    SpillFile file = new SpillFile(folder, new FullDevice(), () -> 5_000_000);
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> file.append(new char[3_000_000], 3_000_000));
    assertEquals(FailureCode.DISK_FULL, e.code());
    assertEquals(
        "no room for the temporary file of the metrics (file "
            + folder
            + "; expected 6 MB more; found 5 MB free)",
        e.getMessage());
    assertTrue(e.fix().contains("choose another temporary folder"), e.fix());
  }

  @Test
  void aDiskThatFillsMeanwhileIsAFullDisk() {
    SpillFile file = new SpillFile(folder, new FullDevice(), () -> Long.MAX_VALUE);
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> file.append(new char[1_000_000], 1_000_000));
    assertEquals(FailureCode.DISK_FULL, e.code());
    assertTrue(e.getMessage().contains("No space left on device"), e.getMessage());
  }

  @Test
  void expectedPixelsThatCannotFitAreRefusedAtTheStart() {
    PixelStorage storage =
        PixelStorage.standard().withDirectory(folder).withExpectedPixels(1L << 60);
    AdaClipException e = assertThrows(AdaClipException.class, () -> PixelScores.open(storage));
    assertEquals(FailureCode.DISK_FULL, e.code());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("missing");
    AdaClipException e = assertThrows(AdaClipException.class, () -> SpillFile.create(missing));
    assertEquals(FailureCode.UNWRITABLE_OUTPUT, e.code());
    assertTrue(e.getMessage().contains(missing.toString()), e.getMessage());
  }

  @Test
  void anInterruptedThreadIsACancelledCall() {
    try (SpillFile file = SpillFile.create(folder)) {
      Thread.currentThread().interrupt();
      AdaClipException e =
          assertThrows(AdaClipException.class, () -> file.append(new char[10], 10));
      assertEquals(FailureCode.CANCELLED, e.code());
      assertTrue(Thread.interrupted());
    }
  }

  /** Takes a little and then says what Linux says. */
  private static final class FullDevice implements SeekableByteChannel {
    private static final long ROOM = 400_000;
    private long position;

    @Override
    public int write(ByteBuffer source) throws IOException {
      if (position + source.remaining() > ROOM) {
        throw new IOException("No space left on device");
      }
      int written = source.remaining();
      source.position(source.limit());
      position += written;
      return written;
    }

    @Override
    public int read(ByteBuffer target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
      position = newPosition;
      return this;
    }

    @Override
    public long size() {
      return position;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
