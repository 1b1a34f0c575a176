package io.github.adaclip.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path folder;

  @Test
  void oneAtATime() {
    Path target = folder.resolve("new/one");
    FolderLock first = FolderLock.take(target).orElseThrow();
    assertEquals(Optional.empty(), FolderLock.take(target));
    first.close();
    first.close();
    FolderLock again = FolderLock.take(target).orElseThrow();
    assertTrue(Files.exists(target.resolve("lock")));
    again.close();
    assertFalse(Files.exists(target), "nothing was written, so nothing stays");
  }

  @Test
  void whatWasWrittenStays() throws IOException {
    try (FolderLock lock = FolderLock.take(folder).orElseThrow()) {
      Files.writeString(folder.resolve("file"), "content");
    }
    assertEquals("content", Files.readString(folder.resolve("file")));
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "content");
    AdaClipException e = assertThrows(AdaClipException.class, () -> FolderLock.take(file));
    assertEquals(FailureCode.UNWRITABLE_OUTPUT, e.code());
    assertEquals("content", Files.readString(file));
  }
}
