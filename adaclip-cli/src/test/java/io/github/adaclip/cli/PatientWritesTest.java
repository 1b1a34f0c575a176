package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.file.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PatientWritesTest {
  private final StringWriter err = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(new StringWriter()), new PrintWriter(err), false, 0);
  private final List<Long> pauses = new ArrayList<>();

  @TempDir private Path folder;

  @Test
  @EnabledOnOs(OS.LINUX)
  void fullDeviceIsWaitedForWithGrowingPauses() throws IOException {
    Path target = folder.resolve("target");
    Files.createSymbolicLink(target, Path.of("/dev/full"));
    PatientWrites writes =
        new PatientWrites(
            console,
            pause -> {
              pauses.add(pause.toSeconds());
              if (pauses.size() == 9) {
                free(target);
              }
              return false;
            });
    writes.run(() -> write(target), IllegalStateException::new);
    assertEquals("x", Files.readString(target));
    assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L), pauses);
    assertEquals(1, err.toString().split("error: the disk is full", -1).length - 1, err.toString());
    assertTrue(err.toString().contains("going on"), err.toString());
  }

  @Test
  void folderThatCannotBeWrittenIsWaitedForUntilItIsGivenUp() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    PatientWrites writes =
        new PatientWrites(console, pause -> pause.compareTo(Duration.ofSeconds(4)) >= 0);
    assertThrows(
        IllegalStateException.class,
        () ->
            writes.run(
                () -> AtomicFile.write(file.resolve("a.png"), new byte[1]),
                IllegalStateException::new));
  }

  @Test
  void otherFailuresAreNotWaitedFor() {
    PatientWrites writes = new PatientWrites(console, pause -> false);
    assertThrows(
        AdaClipException.class,
        () ->
            writes.run(() -> SaveOptions.fraction("--threshold", 2.0), IllegalStateException::new));
    assertEquals("", err.toString());
  }

  private void write(Path target) {
    try (OutputStream out = Files.newOutputStream(target)) {
      out.write('x');
    } catch (IOException e) {
      throw AtomicFile.failure(target, folder, e);
    }
  }

  private static void free(Path target) {
    try {
      Files.delete(target);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
