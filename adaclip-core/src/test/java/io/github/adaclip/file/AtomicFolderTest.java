package io.github.adaclip.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFolderTest {
  @TempDir private Path folder;

  @Test
  void newFolderHoldsAllFiles() throws IOException {
    Path target = folder.resolve("deep").resolve("model");
    AtomicFolder.write(target, inside -> writeTwo(inside, "new"));
    assertEquals(List.of("a", "b"), names(target));
    assertEquals(List.of("model"), names(folder.resolve("deep")));
  }

  @Test
  void emptyFolderIsTaken() throws IOException {
    AtomicFolder.write(folder.resolve("model"), inside -> {});
    AtomicFolder.write(folder.resolve("model"), inside -> writeTwo(inside, "new"));
    assertEquals(List.of("a", "b"), names(folder.resolve("model")));
  }

  @Test
  void otherFilesOfAnExistingFolderStay() throws IOException {
    write(folder.resolve("model/a"), "old");
    write(folder.resolve("model/notes"), "mine");
    AtomicFolder.write(folder.resolve("model"), inside -> writeTwo(inside, "new"));
    assertEquals(List.of("a", "b", "notes"), names(folder.resolve("model")));
    assertEquals("new", Files.readString(folder.resolve("model/a")));
    assertEquals(List.of("model"), names(folder));
  }

  @Test
  void failureLeavesEverythingAsItWas() throws IOException {
    write(folder.resolve("model/a"), "old");
    IllegalStateException failure = new IllegalStateException("half-way");
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                AtomicFolder.write(
                    folder.resolve("model"),
                    inside -> {
                      writeTwo(inside, "new");
                      throw failure;
                    }));
    assertEquals(failure, thrown);
    assertEquals("old", Files.readString(folder.resolve("model/a")));
    assertEquals(List.of("a"), names(folder.resolve("model")));
    assertEquals(List.of("model"), names(folder));
  }

  @Test
  void fileInThePlaceOfTheFolderIsRefused() {
    write(folder.resolve("model"), "a file");
    AdaClipException failure =
        assertThrows(
            AdaClipException.class,
            () -> AtomicFolder.write(folder.resolve("model"), inside -> writeTwo(inside, "new")));
    assertEquals(FailureCode.UNWRITABLE_OUTPUT, failure.code());
    assertTrue(failure.getMessage().contains("not a folder"), failure.getMessage());
  }

  @Test
  void interruptedWriteIsDeletedWithItsFinishedFiles() throws IOException {
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFolder.write(
                folder.resolve("model"),
                inside -> {
                  writeTwo(inside, "new");
                  UnfinishedFiles.deleteAll();
                  assertTrue(Files.notExists(inside));
                  throw new IllegalStateException("interrupted");
                }));
    assertEquals(List.of(), names(folder));
  }

  private static void writeTwo(Path folder, String text) {
    write(folder.resolve("a"), text);
    write(folder.resolve("b"), text);
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
