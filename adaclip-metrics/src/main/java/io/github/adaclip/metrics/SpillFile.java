package io.github.adaclip.metrics;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * One temporary file of 16-bit units that vanishes with the process. It is opened with {@link
 * StandardOpenOption#DELETE_ON_CLOSE}, which on Linux and macOS takes the name away right after the
 * opening and on Windows leaves the deletion to the system: also after a kill nothing stays behind.
 */
final class SpillFile implements AutoCloseable {
  private static final String PREFIX = "adaclip-metrics-";
  private static final int TRANSFER_BYTES = 1 << 18;

  /** Where the room left on a device is asked for. */
  @FunctionalInterface
  interface UsableSpace {
    long bytes() throws IOException;
  }

  private final Path directory;
  private final SeekableByteChannel channel;
  private final UsableSpace usable;
  private final ByteBuffer transfer = ByteBuffer.allocateDirect(TRANSFER_BYTES);
  private long units;

  SpillFile(Path directory, SeekableByteChannel channel, UsableSpace usable) {
    this.directory = directory;
    this.channel = channel;
    this.usable = usable;
  }

  /** Opens a new file in an existing folder. */
  static SpillFile create(Path directory) {
    try {
      Path file = directory.resolve(PREFIX + UUID.randomUUID() + ".tmp");
      SeekableByteChannel channel =
          Files.newByteChannel(
              file,
              Set.of(
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE));
      return new SpillFile(directory, channel, () -> usableBytes(directory));
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  static long usableBytes(Path directory) throws IOException {
    return Files.getFileStore(directory).getUsableSpace();
  }

  /** Refuses a folder with less room than needed. */
  static void requireSpace(Path directory, long neededBytes, UsableSpace usable) {
    long free;
    try {
      free = usable.bytes();
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
    if (free < neededBytes) {
      throw full(directory, neededBytes).found(megabytes(free) + " free").build();
    }
  }

  /** Appends the first units of an array and returns the place of the first. */
  long append(char[] source, int length) {
    requireSpace(directory, 2L * length, usable);
    long start = units;
    try {
      channel.position(2 * start);
      for (int done = 0; done < length; ) {
        int part = Math.min(length - done, TRANSFER_BYTES / 2);
        transfer.clear();
        transfer.asCharBuffer().put(source, done, part);
        transfer.limit(2 * part);
        while (transfer.hasRemaining()) {
          channel.write(transfer);
        }
        done += part;
      }
    } catch (IOException e) {
      throw failure(2L * length, e);
    }
    units += length;
    return start;
  }

  /** Fills the beginning of an array with the units from a place on. */
  void read(long start, char[] target, int length) {
    try {
      channel.position(2 * start);
      for (int done = 0; done < length; ) {
        int part = Math.min(length - done, TRANSFER_BYTES / 2);
        transfer.clear().limit(2 * part);
        while (transfer.hasRemaining()) {
          if (channel.read(transfer) < 0) {
            throw new IOException("the file ends after " + channel.size() + " bytes");
          }
        }
        transfer.flip();
        transfer.asCharBuffer().get(target, done, part);
        done += part;
      }
    } catch (IOException e) {
      throw failure(0, e);
    }
  }

  /** How long the file is. */
  long bytes() {
    return 2 * units;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  private AdaClipException failure(long neededBytes, IOException cause) {
    if (cause instanceof ClosedByInterruptException) {
      return AdaClipException.of(
              FailureCode.CANCELLED, "the thread was interrupted while it used a temporary file")
          .file(directory)
          .cause(cause)
          .build();
    }
    String reason = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    boolean isFull =
        reason.contains("no space left")
            || reason.contains("disk quota")
            || reason.contains("not enough space");
    return isFull
        ? full(directory, neededBytes).found(cause.getMessage()).cause(cause).build()
        : unwritable(directory, cause);
  }

  private static AdaClipException.Builder full(Path directory, long neededBytes) {
    return AdaClipException.of(
            FailureCode.DISK_FULL, "no room for the temporary file of the metrics")
        .file(directory)
        .expected(megabytes(neededBytes) + " more")
        .fix("free some space, choose another temporary folder, or allow more memory");
  }

  private static AdaClipException unwritable(Path directory, IOException cause) {
    return AdaClipException.of(
            FailureCode.UNWRITABLE_OUTPUT, "the temporary file of the metrics cannot be used")
        .file(directory)
        .found(cause.toString())
        .fix("choose another temporary folder, one that exists and may be written by this user")
        .cause(cause)
        .build();
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", (bytes + 999_999) / 1_000_000);
  }
}
