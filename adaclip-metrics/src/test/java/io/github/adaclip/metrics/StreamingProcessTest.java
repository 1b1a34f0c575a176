package io.github.adaclip.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An eighth of the largest case (2,000 pictures in a heap of 512 MB) in an eighth of its heap.
 * Unpacked, the scores alone would take four times that heap.
 */
class StreamingProcessTest {
  private static final int PICTURES = 250;
  private static final int SIDE = 518;
  private static final long MEMORY_BYTES = 16L << 20;

  @TempDir private Path folder;

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void aSmallHeapGivesTheSameNumbers() throws IOException, InterruptedException {
    Process process = start("-Xmx64m", PICTURES, MEMORY_BYTES);
    List<String> lines = lines(process);
    assertEquals(0, process.waitFor());
    assertTrue(Long.parseLong(lines.get(0)) > 2 * MEMORY_BYTES, "temporary bytes " + lines.get(0));
    try (PixelScores inMemory =
        PixelScores.open(PixelStorage.standard().withMemoryBytes(800L << 20))) {
      new DrawnPictures(SIDE, StreamingProgram.SEED).addTo(inMemory, 0, PICTURES);
      assertEquals(inMemory.evaluate().metrics().toString(), lines.get(1));
      assertEquals(0, inMemory.temporaryBytes());
    }
    assertEquals(0, filesLeft());
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void aKilledProcessLeavesNoFile() throws IOException, InterruptedException {
    Process process = start("-Xmx64m", 20, PixelStorage.LEAST_MEMORY_BYTES, "wait");
    try (BufferedReader output = reader(process)) {
      String line = output.readLine();
      assertTrue(line != null && line.matches("waiting with [1-9][0-9]{6,} bytes"), line);
      process.destroyForcibly();
      process.waitFor();
    }
    assertEquals(0, filesLeft());
  }

  private Process start(String heap, int pictures, long memoryBytes, String... more)
      throws IOException {
    Stream<String> command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            heap,
            "-cp",
            System.getProperty("java.class.path"),
            StreamingProgram.class.getName(),
            folder.toString(),
            "" + pictures,
            "" + SIDE,
            "" + memoryBytes);
    return new ProcessBuilder(Stream.concat(command, Stream.of(more)).toList())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static List<String> lines(Process process) throws IOException {
    try (BufferedReader output = reader(process)) {
      return output.lines().toList();
    }
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private long filesLeft() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
