package io.github.adaclip.evaluate;

/**
 * How many pictures a class has.
 *
 * @param normal measured normal pictures
 * @param anomalous measured anomalous pictures
 * @param withoutMask anomalous ones without a mask, which took no part in the pixel metrics
 * @param failed pictures that could not be used
 */
public record PictureCounts(long normal, long anomalous, long withoutMask, long failed) {
  /** All pictures that were measured. */
  public long measured() {
    return normal + anomalous;
  }

  /** Both together. */
  PictureCounts plus(PictureCounts other) {
    return new PictureCounts(
        normal + other.normal,
        anomalous + other.anomalous,
        withoutMask + other.withoutMask,
        failed + other.failed);
  }
}
