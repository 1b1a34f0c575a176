package io.github.adaclip.cli;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and TERM as a wish: while this is open, the end of the process waits a while for the work
 * to come to a point where it can stop.
 */
final class StopSignal implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Console console;
  private final Duration longestWait;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::awaitClosed, "adaclip-stop");
  private final CountDownLatch told = new CountDownLatch(1);
  private volatile boolean wanted;
  private volatile OptionalInt exitCode = OptionalInt.empty();

  StopSignal(Console console) {
    this(console, LONGEST_WAIT);
  }

  /**
   * A signal that waits.
   *
   * @param longestWait until the process ends in any case
   */
  StopSignal(Console console, Duration longestWait) {
    this.console = console;
    this.longestWait = longestWait;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      tell(); // the process is ending already
    }
  }

  /** Whether the process was told to end. */
  boolean wanted() {
    return wanted;
  }

  /** Waits for the wish to end, however long. */
  void await() {
    try {
      told.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the wish to end, so long at most; whether it came. */
  boolean wantedWithin(Duration longest) {
    try {
      return told.await(longest.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Says that ending is how this job is meant to end: the process returns this code, not that of
   * the signal. The results must be written and closed by now.
   */
  void endWith(int code) {
    exitCode = OptionalInt.of(code);
  }

  private void tell() {
    wanted = true;
    told.countDown();
  }

  private void awaitClosed() {
    tell();
    console.note("stopping after this step, or in " + longestWait.toSeconds() + " s");
    try {
      if (closed.await(longestWait.toMillis(), TimeUnit.MILLISECONDS) && exitCode.isPresent()) {
        Runtime.getRuntime().halt(exitCode.getAsInt());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (!wanted) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        tell(); // the process began to end just now
      }
    }
  }
}
