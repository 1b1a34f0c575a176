package io.github.adaclip.run;

import io.github.adaclip.file.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file whose first column counts up; a run that goes on drops the lines that it will write
 * again.
 *
 * @param file where it lies
 * @param channel open for appending
 */
public record CountedCsv(Path file, FileChannel channel) implements AutoCloseable {

  /**
   * Opens a file, keeping the lines of an earlier call.
   *
   * @param header first line
   * @param last number of the last line that still counts
   */
  public static CountedCsv open(Path file, String header, long last) {
    try {
      List<String> kept = new ArrayList<>(List.of(header));
      if (last > 0 && Files.isRegularFile(file)) {
        Files.readAllLines(file).stream()
            .skip(1)
            .filter(line -> number(line) >= 1 && number(line) <= last)
            .forEach(kept::add);
      }
      AtomicFile.write(file, (String.join("\n", kept) + "\n").getBytes(StandardCharsets.UTF_8));
      return new CountedCsv(file, FileChannel.open(file, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw AtomicFile.failure(file, file.toAbsolutePath().getParent(), e);
    }
  }

  /** The first column; −1 for a line that was cut off or is none of ours. */
  private static long number(String line) {
    int comma = line.indexOf(',');
    return comma > 0 && line.substring(0, comma).matches("\\d{1,18}")
        ? Long.parseLong(line.substring(0, comma))
        : -1;
  }

  /** Adds a line and hands it to the system. */
  public void append(String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw AtomicFile.failure(file, file.toAbsolutePath().getParent(), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // What was appended was handed to the system at once; nothing is lost.
    }
  }
}
