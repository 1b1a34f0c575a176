package io.github.adaclip.parity;

/**
 * How far one stage is from the reference.
 *
 * @param stage its golden name
 * @param values how many values were compared
 * @param largest largest absolute difference; NaN if a value is not a number, their counts differ,
 *     or the detector has no such stage
 * @param tolerance largest difference allowed
 */
public record StageDeviation(String stage, long values, double largest, double tolerance) {
  /** Whether the difference is allowed. */
  public boolean withinTolerance() {
    return largest <= tolerance;
  }
}
