package io.github.adaclip.server.batch;

import java.time.Duration;

/**
 * How much waits, and how long.
 *
 * @param pictures the most that wait for the model at a time
 * @param gather how long an incomplete batch waits for more pictures
 * @param deadline how long after its submission a picture must be done
 * @param batchPixels the most pixels of one batch together, as decoded pictures are in memory; a
 *     larger picture is computed alone
 */
public record QueueLimits(int pictures, Duration gather, Duration deadline, long batchPixels) {
  /** Checks the ranges. */
  public QueueLimits {
    if (pictures < 1 || batchPixels < 1) {
      throw new IllegalArgumentException(
          "queue of " + pictures + " pictures, batches of " + batchPixels + " pixels");
    }
    if (gather.isNegative() || deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("gather " + gather + ", deadline " + deadline);
    }
  }
}
