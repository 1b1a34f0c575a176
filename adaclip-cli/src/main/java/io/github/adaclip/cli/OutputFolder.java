package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The folder for results, tried before a long job begins. */
final class OutputFolder {
  private OutputFolder() {}

  /**
   * Makes the folder and writes to it once, so that a job does not fail at its first result.
   *
   * @throws io.github.adaclip.failure.AdaClipException UNWRITABLE_OUTPUT or DISK_FULL
   */
  static void requireWritable(Path folder, Set<ResultFiles.Kind> kinds) {
    if (!kinds.contains(ResultFiles.Kind.NONE)) {
      requireWritable(folder);
    }
  }

  /** The same for a folder that gets results in any case. */
  static void requireWritable(Path folder) {
    try {
      boolean isNew = Files.notExists(folder);
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".adaclip", ".part"));
      if (isNew) {
        // A job that fails before its first result leaves nothing behind.
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw AtomicFile.failure(folder, folder, e);
    }
  }

  /**
   * Refuses a folder that is searched for pictures: the next call would score its own results.
   *
   * @param inputs files and folders named by the user
   */
  static void requireApart(Path folder, Set<ResultFiles.Kind> kinds, List<Path> inputs) {
    if (kinds.contains(ResultFiles.Kind.NONE) || !Files.isDirectory(folder)) {
      return;
    }
    for (Path input : inputs) {
      try {
        if (Files.isDirectory(input) && Files.isSameFile(folder, input)) {
          throw AdaClipException.of(
                  FailureCode.INVALID_OPTION, "results would be mixed with the pictures")
              .with("--out", folder)
              .found("a folder that is searched for pictures")
              .fix("name another folder, which may lie within it")
              .build();
        }
      } catch (IOException e) {
        throw AtomicFile.failure(folder, folder, e);
      }
    }
  }
}
