package io.github.adaclip.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The temporary files that are being written at this moment. A program that may be interrupted
 * deletes them in a shutdown hook, for then no {@code finally} of a running thread is reached; the
 * library itself installs no hook.
 */
public final class UnfinishedFiles {
  private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

  private UnfinishedFiles() {}

  /** Deletes them all, as far as the file system lets it. */
  public static void deleteAll() {
    FILES.forEach(
        file -> {
          try {
            Files.deleteIfExists(file);
          } catch (IOException e) {
            // The process ends; there is nobody left to tell.
          }
        });
  }

  static void add(Path temporary) {
    FILES.add(temporary);
  }

  static void remove(Path temporary) {
    FILES.remove(temporary);
  }
}
