package io.github.adaclip.file;

import io.github.adaclip.failure.AdaClipException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps a folder to one call at a time, of this and of other processes. The lock is one of the
 * operating system on the file {@code lock} in it, so a killed process leaves none behind.
 */
public final class FolderLock implements AutoCloseable {
  private static final String FILE = "lock";

  private final Path folder;
  private final FileChannel channel;

  private FolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes a folder, and makes it where it is not there.
   *
   * @return empty if somebody else has it
   * @throws AdaClipException UNWRITABLE_OUTPUT or DISK_FULL if it cannot be made
   */
  public static Optional<FolderLock> take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isTaken(channel)) {
        return Optional.of(new FolderLock(folder, channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw AtomicFile.failure(folder, folder.toAbsolutePath().getParent(), e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** Lets others use the folder; one that nothing was written to is deleted. */
  @Override
  public void close() {
    try (FileChannel held = channel) {
      if (held.isOpen() && isUnused()) {
        Files.deleteIfExists(folder.resolve(FILE));
        Files.delete(folder);
      }
    } catch (IOException e) {
      // The lock ends with the channel in any case, and an empty folder does no harm.
    }
  }

  private boolean isUnused() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(file -> file.endsWith(FILE));
    }
  }
}
