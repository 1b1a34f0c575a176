package io.github.adaclip.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.failure.AdaClipException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFilesTest {
  @TempDir private Path folder;

  @Test
  void fileBeingWrittenIsDeleted() throws IOException {
    Path target = folder.resolve("a.npy");
    assertThrows(
        AdaClipException.class,
        () ->
            AtomicFile.write(
                target,
                channel -> {
                  assertEquals(1, fileCount());
                  UnfinishedFiles.deleteAll();
                }));
    assertEquals(0, fileCount());
  }

  @Test
  void finishedFileStays() throws IOException {
    Path target = folder.resolve("a.npy");
    AtomicFile.write(target, new byte[] {1, 2});
    UnfinishedFiles.deleteAll();
    assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(target));
  }

  private long fileCount() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
