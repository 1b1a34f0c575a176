package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Runs a step again after transient failures, waiting longer each time. Attempts are counted anew
 * whenever a download got further than ever before, so a long file survives many cuts while a dead
 * server ends soon.
 *
 * @param attempts how many attempts without progress, at least 1
 * @param firstDelay wait after the first failure; doubled after each further one
 * @param longestDelay the most that is ever waited, also if a server asks for more
 * @param sleeper waits
 */
record Retries(int attempts, Duration firstDelay, Duration longestDelay, Sleeper sleeper) {
  /** Less new data than this between two failures does not count as progress. */
  private static final long PROGRESS_BYTES = 1L << 16;

  /** One try of something that may fail for a while. */
  @FunctionalInterface
  interface Step<T> {
    T run() throws TransientFailure;
  }

  /** Waits; a test puts one in its place that only takes notes. */
  @FunctionalInterface
  interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }

  static Retries standard() {
    return new Retries(
        5,
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        duration -> Thread.sleep(duration.toMillis()));
  }

  /**
   * The step's result.
   *
   * @param what the file, for messages
   * @param progress how many bytes are on disk
   * @throws AdaClipException DOWNLOAD_FAILED after the last attempt, CANCELLED if interrupted while
   *     waiting
   */
  <T> T run(String what, Step<T> step, LongSupplier progress, ProgressListener listener) {
    long furthest = progress.getAsLong();
    int failures = 0;
    while (true) {
      try {
        return step.run();
      } catch (TransientFailure failure) {
        long reached = progress.getAsLong();
        if (reached >= furthest + PROGRESS_BYTES) {
          failures = 0;
        }
        furthest = Math.max(furthest, reached);
        failures++;
        if (failures >= attempts) {
          throw givenUp(what, failure);
        }
        Duration delay = delay(failures, failure);
        listener.message(
            failure.getMessage()
                + "; trying again in "
                + seconds(delay)
                + " (attempt "
                + (failures + 1)
                + " of "
                + attempts
                + ")");
        pause(what, delay);
      }
    }
  }

  private Duration delay(int failures, TransientFailure failure) {
    Duration own = firstDelay.multipliedBy(1L << Math.min(failures - 1, 20));
    Duration wanted = failure.retryAfter().orElse(own);
    return wanted.compareTo(longestDelay) > 0 ? longestDelay : wanted;
  }

  private void pause(String what, Duration delay) {
    try {
      sleeper.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(what);
    }
  }

  private AdaClipException givenUp(String what, TransientFailure failure) {
    AdaClipException.Builder builder =
        AdaClipException.of(FailureCode.DOWNLOAD_FAILED, "the download failed")
            .file(what)
            .found(failure.getMessage())
            .with("attempts", attempts);
    failure.retryAfter().ifPresent(wait -> builder.with("wait", seconds(wait)));
    return builder
        .fix(
            "check the network and the proxy, then run it again: what has arrived is kept and"
                + " continued")
        .cause(failure)
        .build();
  }

  /** The exception of an interrupted download. */
  static AdaClipException cancelled(String what) {
    return AdaClipException.of(FailureCode.CANCELLED, "the download was cancelled")
        .file(what)
        .fix("run it again: what has arrived is kept and continued")
        .build();
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
  }
}
