package io.github.adaclip.metrics;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Evaluates drawn pictures and prints the result; run in a process of its own with a small heap.
 *
 * <p>Arguments: temporary folder, number of pictures, side, bytes of memory (0: the standard
 * share). With a fifth argument it stops before the evaluation and waits to be killed.
 */
public final class StreamingProgram {
  static final long SEED = 77;

  private StreamingProgram() {}

  /** See the class. */
  public static void main(String[] arguments) throws InterruptedException {
    int pictures = Integer.parseInt(arguments[1]);
    int side = Integer.parseInt(arguments[2]);
    long memoryBytes = Long.parseLong(arguments[3]);
    PixelStorage storage = PixelStorage.standard().withDirectory(Path.of(arguments[0]));
    if (memoryBytes > 0) {
      storage = storage.withMemoryBytes(memoryBytes);
    }
    long pixels = (long) pictures * side * side;
    TemporarySpace space = storage.spaceFor(pixels);
    System.err.printf(
        Locale.ROOT, "announced: %,d to %,d bytes%n", space.leastBytes(), space.mostBytes());
    long addNanos = 0;
    DrawnPictures drawn = new DrawnPictures(side, SEED);
    try (PixelScores scores = PixelScores.open(storage.withExpectedPixels(pixels))) {
      for (int picture = 0; picture < pictures; picture++) {
        float[] map = drawn.map(picture);
        byte[] mask = drawn.mask(picture);
        long start = System.nanoTime();
        scores.add(map, mask, side, side);
        addNanos += System.nanoTime() - start;
      }
      if (arguments.length > 4) {
        System.out.println("waiting with " + scores.temporaryBytes() + " bytes");
        Thread.sleep(60_000);
      }
      long start = System.nanoTime();
      PixelMetrics metrics = scores.evaluate().metrics();
      System.err.printf(
          Locale.ROOT,
          "add %.2f s, evaluate %.2f s, temporary file %,d bytes, %s%n",
          addNanos / 1e9,
          (System.nanoTime() - start) / 1e9,
          scores.temporaryBytes(),
          metrics);
      System.out.println(scores.temporaryBytes());
      System.out.println(metrics);
    }
  }
}
