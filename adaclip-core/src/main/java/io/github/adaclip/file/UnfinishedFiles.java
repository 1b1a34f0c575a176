package io.github.adaclip.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The temporary files and folders that are being written at this moment. A program that may be
 * interrupted deletes them in a shutdown hook, for then no {@code finally} of a running thread is
 * reached; the library itself installs no hook.
 */
public final class UnfinishedFiles {
  private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

  private UnfinishedFiles() {}

  /** Deletes them all, as far as the file system lets it. */
  public static void deleteAll() {
    FILES.forEach(UnfinishedFiles::deleteTree);
  }

  /** Deletes a file, or a folder with all that is in it, as far as the file system lets it. */
  static void deleteTree(Path fileOrFolder) {
    if (Files.notExists(fileOrFolder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(fileOrFolder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // A leftover that cannot be deleted adds nothing to the failure that is being told.
    }
  }

  static void add(Path temporary) {
    FILES.add(temporary);
  }

  static void remove(Path temporary) {
    FILES.remove(temporary);
  }
}
