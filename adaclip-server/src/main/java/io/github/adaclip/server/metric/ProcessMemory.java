package io.github.adaclip.server.metric;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of this process as the operating system sees it; NaN where it does not tell (Linux does).
 */
final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final double KILOBYTE = 1024;

  private ProcessMemory() {}

  /** Bytes in memory now. */
  static double residentBytes() {
    try {
      for (String line : Files.readAllLines(STATUS, StandardCharsets.US_ASCII)) {
        if (line.startsWith(RESIDENT)) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) * KILOBYTE;
        }
      }
    } catch (IOException e) {
      // Another operating system; there is no figure then.
    }
    return Double.NaN;
  }

  /**
   * Bytes beside what Java has taken for its heap and its classes: weights, tensors, libraries.
   * Never more than there is, since not all that Java has taken need be in memory.
   */
  static double nativeBytes() {
    MemoryMXBean java = ManagementFactory.getMemoryMXBean();
    double taken =
        (double) java.getHeapMemoryUsage().getCommitted()
            + java.getNonHeapMemoryUsage().getCommitted();
    double resident = residentBytes();
    return Double.isNaN(resident) ? Double.NaN : Math.max(0, resident - taken);
  }
}
