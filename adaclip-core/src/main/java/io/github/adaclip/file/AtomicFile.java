package io.github.adaclip.file;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * Writes a file so that a reader, a crash or a full disk never meets half of it: the content goes
 * to a temporary file in the same folder, is forced to the device, and takes the target's name in
 * one step.
 */
public final class AtomicFile {
  /** The least room a write asks of a device before a failure is told as a full disk. */
  private static final long NEARLY_FULL_BYTES = 1L << 20;

  private AtomicFile() {}

  /**
   * Writes the content through a channel that starts at position 0 and may be positioned freely.
   */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes everything.
     *
     * @param channel open for writing and reading, owned by the caller
     * @throws IOException if the device refuses
     */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Creates or replaces a file as a whole; parent folders are made.
   *
   * @param target where the content is to be found afterwards
   * @param content what to write
   * @throws AdaClipException DISK_FULL or UNWRITABLE_OUTPUT; the target is then as it was before
   */
  public static void write(Path target, Content content) {
    Path folder = target.toAbsolutePath().getParent();
    Path temporary = null;
    try {
      Files.createDirectories(folder);
      temporary = Files.createTempFile(folder, "." + target.getFileName() + ".", ".part");
      UnfinishedFiles.add(temporary);
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.READ)) {
        content.writeTo(channel);
        channel.force(true);
      }
      widenPermissions(temporary);
      rename(temporary, target);
      UnfinishedFiles.remove(temporary);
      temporary = null;
    } catch (IOException | UncheckedIOException e) {
      throw failure(target, folder, e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  /** Bytes at once; see {@link #write(Path, Content)}. */
  public static void write(Path target, byte[] bytes) {
    write(
        target,
        channel -> {
          java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        });
  }

  /** Gives a finished temporary file its name, atomically where the file system can. */
  public static void rename(Path temporary, Path target) throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Tells a failed write in the user's words: a full disk, or a place that cannot be written. */
  public static AdaClipException failure(Path target, Path folder, Exception cause) {
    String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left")
        || lower.contains("disk quota")
        || lower.contains("not enough space")
        || nearlyFull(folder)) {
      return diskFull(target, cause);
    }
    return AdaClipException.of(FailureCode.UNWRITABLE_OUTPUT, "the file cannot be written")
        .file(target)
        .found(
            cause instanceof NotDirectoryException
                ? "not a folder: " + reason
                : reason(cause, reason))
        .fix("check that the folder exists, is a folder and may be written by this user")
        .cause(cause)
        .build();
  }

  /**
   * Refuses a folder whose device has less than a megabyte left, for what cannot be written whole
   * or not at all.
   *
   * @throws AdaClipException DISK_FULL
   */
  public static void requireRoom(Path folder) {
    if (nearlyFull(folder)) {
      throw diskFull(folder, null);
    }
  }

  private static AdaClipException diskFull(Path target, Exception cause) {
    return AdaClipException.of(FailureCode.DISK_FULL, "the disk is full")
        .file(target)
        .fix("free some space or choose another folder; nothing half-written was left behind")
        .cause(cause)
        .build();
  }

  private static String reason(Exception cause, String message) {
    String name = cause.getClass().getSimpleName();
    return switch (name) {
      case "AccessDeniedException" -> "permission denied: " + message;
      case "FileAlreadyExistsException" -> "a file stands where a folder is needed: " + message;
      case "NoSuchFileException" -> "no such folder: " + message;
      default -> message;
    };
  }

  /**
   * Temporary files are made private to the user; results should have the permissions of ordinary
   * files.
   */
  private static void widenPermissions(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    var permissions = Files.getPosixFilePermissions(file);
    permissions.add(java.nio.file.attribute.PosixFilePermission.GROUP_READ);
    permissions.add(java.nio.file.attribute.PosixFilePermission.OTHERS_READ);
    Files.setPosixFilePermissions(file, permissions);
  }

  private static boolean nearlyFull(Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      return store.getUsableSpace() < NEARLY_FULL_BYTES && store.getTotalSpace() > 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void deleteQuietly(Path temporary) {
    if (temporary == null) {
      return;
    }
    UnfinishedFiles.remove(temporary);
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The write already failed and is reported; a leftover that cannot be deleted adds nothing to
      // that.
    }
  }
}
