package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.file.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
  private static final long SECONDS_TO_END = 20;

  @TempDir private Path folder;

  @Test
  void interruptedProcessLeavesNoHalfWrittenFile() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SlowWriter.class.getName(),
                folder.resolve("map.npy").toString())
            .redirectErrorStream(true)
            .start();
    try {
      // The first byte says that the file is half-written.
      assertEquals('w', process.getInputStream().read());
      assertEquals(1, files().size());
      process.toHandle().destroy();
      assertTrue(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS));
      assertEquals(List.of(), files());
    } finally {
      process.destroyForcibly();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** A program that never finishes writing its file. */
  static final class SlowWriter {
    private SlowWriter() {}

    public static void main(String[] args) {
      Main.deleteUnfinishedFilesAtExit();
      AtomicFile.write(
          Path.of(args[0]),
          channel -> {
            channel.write(ByteBuffer.wrap(new byte[] {1}));
            System.out.write('w');
            System.out.flush();
            sleepForever();
          });
    }

    private static void sleepForever() {
      while (true) {
        try {
          TimeUnit.HOURS.sleep(1);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
