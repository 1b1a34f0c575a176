package io.github.adaclip.torch.tensor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the processor can do, where the operating system tells it. */
public final class ProcessorFlags {
  private static final Path DESCRIPTION = Path.of("/proc/cpuinfo");

  private ProcessorFlags() {}

  /**
   * Whether libtorch multiplies 8-bit numbers here without an intermediate sum of 16 bits, which
   * large products overflow. Its kernels know AVX-512's VNNI only, not that of AVX2. False where it
   * is not known.
   */
  public static boolean addsUpEightBitProducts() {
    return flags().map(flags -> flags.contains("avx512_vnni")).orElse(false);
  }

  /** Whether the processor multiplies bfloat16; empty where it is not known. */
  public static Optional<Boolean> multipliesBfloat16() {
    return flags().map(flags -> hasOneOf(flags, "avx512_bf16", "amx_bf16"));
  }

  private static boolean hasOneOf(Set<String> flags, String... wanted) {
    return List.of(wanted).stream().anyMatch(flags::contains);
  }

  private static Optional<Set<String>> flags() {
    if (!Files.isReadable(DESCRIPTION)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(DESCRIPTION, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(
              line -> Set.copyOf(List.of(line.substring(line.indexOf(':') + 1).trim().split(" "))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
