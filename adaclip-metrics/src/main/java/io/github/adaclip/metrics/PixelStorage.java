package io.github.adaclip.metrics;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Where pixels wait until they are evaluated: in memory as long as they fit, then in one temporary
 * file.
 *
 * @param directory an existing folder for the temporary file; touched only if one is needed
 * @param memoryBytes heap for pixels and buffers, at least {@value #LEAST_MEMORY_BYTES}; tables of
 *     about 2 MB come on top
 * @param expectedPixels all pixels that will be added, if known: then the room for them is checked
 *     at the start
 */
public record PixelStorage(Path directory, long memoryBytes, OptionalLong expectedPixels) {
  /** The smallest useful memory. */
  public static final long LEAST_MEMORY_BYTES = 4L << 20;

  /** Two 16-bit units hold the area, one the score. */
  private static final long ANOMALOUS_PIXEL_BYTES = 6;

  private static final long NORMAL_PIXEL_BYTES = 2;
  private static final int BATCHES_IN_MEMORY = 32;
  private static final int DEFAULT_SHARE_OF_HEAP = 4;

  /** Checks the ranges. */
  public PixelStorage {
    if (memoryBytes < LEAST_MEMORY_BYTES) {
      throw new IllegalArgumentException(
          "pixel metrics need at least "
              + LEAST_MEMORY_BYTES
              + " bytes of memory, found "
              + memoryBytes);
    }
    if (expectedPixels.isPresent() && expectedPixels.getAsLong() < 0) {
      throw new IllegalArgumentException(
          "the number of expected pixels is negative: " + expectedPixels.getAsLong());
    }
  }

  /** A quarter of the largest heap, and the temporary folder of the system. */
  public static PixelStorage standard() {
    return new PixelStorage(
        Path.of(System.getProperty("java.io.tmpdir")),
        Math.max(LEAST_MEMORY_BYTES, Runtime.getRuntime().maxMemory() / DEFAULT_SHARE_OF_HEAP),
        OptionalLong.empty());
  }

  /** The same with another folder. */
  public PixelStorage withDirectory(Path folder) {
    return new PixelStorage(folder, memoryBytes, expectedPixels);
  }

  /** The same with another amount of memory. */
  public PixelStorage withMemoryBytes(long bytes) {
    return new PixelStorage(directory, bytes, expectedPixels);
  }

  /** The same with a known number of pixels. */
  public PixelStorage withExpectedPixels(long pixels) {
    return new PixelStorage(directory, memoryBytes, OptionalLong.of(pixels));
  }

  /** Says how much temporary space so many pixels take, to be told to the user beforehand. */
  public TemporarySpace spaceFor(long pixels) {
    long batches = pixels / batchPixels() + pixels / anomalousBatchPixels() + 2;
    long headers =
        Math.min(pixels, batches * RunLane.BUCKETS) * RunLane.HEADER_UNITS * Character.BYTES;
    return new TemporarySpace(
        directory,
        Math.max(0, pixels * NORMAL_PIXEL_BYTES - keptBytes()),
        Math.max(0, pixels * ANOMALOUS_PIXEL_BYTES + headers - keptBytes()));
  }

  /** Normal pixels that are sorted together. */
  int batchPixels() {
    return (int) Math.max(1 << 17, Math.min(memoryBytes / BATCHES_IN_MEMORY, 1 << 24));
  }

  /** Anomalous pixels that are sorted together; they are larger and usually fewer. */
  int anomalousBatchPixels() {
    return batchPixels() / 4;
  }

  /** The part of the memory that holds packed pixels; the rest is for batches and read buffers. */
  long keptBytes() {
    return memoryBytes / 2;
  }

  /** 16-bit units of the read buffer of each run of the file. */
  int cursorUnits(int runs) {
    long share = memoryBytes / 8 / Character.BYTES / Math.max(1, runs);
    return (int) Math.max(1 << 11, Math.min(share, 1 << 16));
  }
}
