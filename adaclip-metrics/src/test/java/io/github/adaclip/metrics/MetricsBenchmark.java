package io.github.adaclip.metrics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Evaluates the files that {@code tools/metrics/sklearn_reference.py draw} wrote and prints seconds
 * and values. The files are read before the clock starts, as in the Python program; the first round
 * is that of a fresh virtual machine. Arguments: folder, number of rounds.
 */
public final class MetricsBenchmark {
  private static final int SIDE = 518;
  private static final int PIXELS = SIDE * SIDE;

  private MetricsBenchmark() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    byte[] masks = Files.readAllBytes(Path.of(arguments[0], "masks.u8"));
    float[] maps = floats(Files.readAllBytes(Path.of(arguments[0], "maps.f32")));
    for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
      long start = System.nanoTime();
      try (PixelScores scores = PixelScores.open(PixelStorage.standard())) {
        for (int from = 0; from < maps.length; from += PIXELS) {
          scores.add(
              Arrays.copyOfRange(maps, from, from + PIXELS),
              Arrays.copyOfRange(masks, from, from + PIXELS),
              SIDE,
              SIDE);
        }
        double added = (System.nanoTime() - start) / 1e9;
        PixelMetrics metrics = scores.evaluate().metrics();
        double total = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "%,d pixels: %.2f s, of it add %.2f s; %s; temporary file %d bytes%n",
            maps.length,
            total,
            added,
            metrics,
            scores.temporaryBytes());
      }
    }
  }

  private static float[] floats(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
