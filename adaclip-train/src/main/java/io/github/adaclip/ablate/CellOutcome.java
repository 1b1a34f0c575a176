package io.github.adaclip.ablate;

import io.github.adaclip.failure.AdaClipException;
import java.util.Optional;

/**
 * A cell and how it stands; pending if it has neither result nor failure.
 *
 * @param cell which
 * @param result if it is done
 * @param failure if it failed
 * @param seconds this call spent on it; hardly any if an earlier one did the work
 */
public record CellOutcome(
    AblationCell cell,
    Optional<CellResult> result,
    Optional<AdaClipException> failure,
    double seconds) {

  /** A cell that is still to come. */
  public static CellOutcome pending(AblationCell cell) {
    return new CellOutcome(cell, Optional.empty(), Optional.empty(), 0);
  }

  /** {@code done}, {@code failed} or {@code pending}. */
  public String status() {
    if (result.isPresent()) {
      return "done";
    }
    return failure.isPresent() ? "failed" : "pending";
  }
}
