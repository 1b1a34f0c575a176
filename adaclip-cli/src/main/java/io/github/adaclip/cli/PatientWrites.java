package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Writes again and again while the disk is full or a folder cannot be written, with growing pauses:
 * a watch outlives a full disk and a network share that is away for a while.
 */
final class PatientWrites {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final Console console;
  private final Predicate<Duration> pause;

  /**
   * Writes with pauses.
   *
   * @param pause waits so long; true if the waiting is to be given up
   */
  PatientWrites(Console console, Predicate<Duration> pause) {
    this.console = console;
    this.pause = pause;
  }

  /**
   * Returns when the write has succeeded.
   *
   * @param write done again from its beginning after a failure
   * @param givenUp thrown if the waiting is given up
   */
  void run(Runnable write, Supplier<? extends RuntimeException> givenUp) {
    Duration next = FIRST_PAUSE;
    boolean waited = false;
    while (!succeeds(write, waited)) {
      waited = true;
      if (pause.test(next)) {
        throw givenUp.get();
      }
      next = next.multipliedBy(2);
      next = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }
    if (waited) {
      console.warn("note: results can be written again; going on");
    }
  }

  private boolean succeeds(Runnable write, boolean told) {
    try {
      write.run();
      return true;
    } catch (AdaClipException e) {
      if (e.code() != FailureCode.DISK_FULL && e.code() != FailureCode.UNWRITABLE_OUTPUT) {
        throw e;
      }
      if (!told) {
        console.warn(e.describe() + System.lineSeparator() + "  waiting until it can be written");
      }
      return false;
    }
  }
}
