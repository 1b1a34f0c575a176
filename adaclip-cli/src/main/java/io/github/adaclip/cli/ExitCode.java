package io.github.adaclip.cli;

import io.github.adaclip.failure.FailureKind;

/** What the process returns; the numbers are part of the interface and never change. */
final class ExitCode {
  /** Everything was done. */
  public static final int DONE = 0;

  /** A defect of this software. */
  public static final int INTERNAL = 1;

  /** Wrong usage, unusable input, or every given item failed. */
  public static final int UNUSABLE = 2;

  /** Some items failed and were named; the others are done. */
  public static final int PARTLY_FAILED = 3;

  private ExitCode() {}

  /** The code of a call that ended with a failure of this kind. */
  public static int of(FailureKind kind) {
    return switch (kind) {
      case USER_INPUT, RESOURCES, OUTSIDE -> UNUSABLE;
      case INTERNAL -> INTERNAL;
    };
  }

  /**
   * The code of a call over several items.
   *
   * @param given number of items, not negative
   * @param failed number of items that failed, from 0 to {@code given}
   */
  public static int ofItems(long given, long failed) {
    if (failed < 0 || failed > given) {
      throw new IllegalArgumentException("failed items: " + failed + " of " + given);
    }
    if (failed == 0) {
      return DONE;
    }
    return failed == given ? UNUSABLE : PARTLY_FAILED;
  }
}
