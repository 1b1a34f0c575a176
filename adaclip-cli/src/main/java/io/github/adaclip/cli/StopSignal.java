package io.github.adaclip.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and TERM as a wish: while this is open, the end of the process waits a while for the work
 * to come to a point where it can stop.
 */
final class StopSignal implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final Console console;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "adaclip-stop");
  private volatile boolean wanted;

  StopSignal(Console console) {
    this.console = console;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      wanted = true; // the process is ending already
    }
  }

  /** Whether the process was told to end. */
  boolean wanted() {
    return wanted;
  }

  private void await() {
    wanted = true;
    console.note("stopping after this step, or in " + LONGEST_WAIT.toSeconds() + " s");
    try {
      closed.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
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
        wanted = true; // the process began to end just now
      }
    }
  }
}
