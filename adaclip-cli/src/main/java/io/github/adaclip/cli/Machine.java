package io.github.adaclip.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What can be said about the machine, where the operating system tells it. */
final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final Path PROCESS = Path.of("/proc/self/status");
  private static final long KILOBYTE = 1024;

  private Machine() {}

  /**
   * The processor's name, with the vector extensions that matter for speed where they are known.
   */
  static String processor() {
    String model = field(PROCESSORS, "model name").orElse(System.getProperty("os.arch"));
    String flags = " " + field(PROCESSORS, "flags").orElse("") + " ";
    String vector =
        Stream.of("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile")
            .filter(flag -> flags.contains(" " + flag + " "))
            .reduce((first, second) -> first + " " + second)
            .orElse("");
    return vector.isEmpty() ? model : model + " (" + vector + ")";
  }

  /** The most memory this process has occupied so far; empty where it cannot be read. */
  static OptionalLong peakBytes() {
    return field(PROCESS, "VmHWM")
        .map(value -> OptionalLong.of(Long.parseLong(value.replace(" kB", "").trim()) * KILOBYTE))
        .orElse(OptionalLong.empty());
  }

  private static Optional<String> field(Path file, String name) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
