package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder for what a measurement writes, deleted at the end.
 *
 * @param path of the folder
 */
record BenchFolder(Path path) implements AutoCloseable {
  /**
   * A new one among the temporary files.
   *
   * @throws AdaClipException UNWRITABLE_OUTPUT if there can be none
   */
  static BenchFolder open() {
    try {
      return new BenchFolder(Files.createTempDirectory("adaclip-bench"));
    } catch (IOException e) {
      throw AdaClipException.of(
              FailureCode.UNWRITABLE_OUTPUT, "no folder can be made among the temporary files")
          .fix("name another folder with -Djava.io.tmpdir")
          .cause(e)
          .build();
    }
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(path);
    } catch (IOException e) {
      // What is left lies among the temporary files, which the system clears.
    }
  }
}
