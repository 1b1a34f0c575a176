package io.github.adaclip.server.batch;

import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A picture that was taken into a queue, for the caller to wait with.
 *
 * @param <T> what the caller gets
 */
public final class Ticket<T> {
  private static final double MILLISECONDS = 1000;

  private final PictureWork<T> work;
  private final Duration deadline;
  private final long submittedNanos = System.nanoTime();
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private volatile boolean begun;
  private volatile long begunNanos;

  Ticket(PictureWork<T> work, Duration deadline) {
    this.work = work;
    this.deadline = deadline;
  }

  /**
   * Waits for the result.
   *
   * @throws AdaClipException CANCELLED if the deadline passes, the queue is closed or this thread
   *     is interrupted; else what the detector or the work's own function throw. A picture that has
   *     not begun by then is never computed
   */
  public T await() {
    try {
      return result.get(remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      fail(late());
      return join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      fail(stopped());
      return join();
    } catch (ExecutionException e) {
      return join();
    }
  }

  /** Gives the picture up: it is not computed unless that has begun, and its result is dropped. */
  public void cancel() {
    fail(stopped());
  }

  /** Seconds it waited before its computation began; until now if that has not begun. */
  public double waitedSeconds() {
    long until = begun ? begunNanos : System.nanoTime();
    return (until - submittedNanos) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  PictureWork<T> work() {
    return work;
  }

  /** Begins it, when its turn has come: false if nobody waits for it any more. */
  boolean begin() {
    if (result.isDone()) {
      return false;
    }
    if (remainingNanos() <= 0) {
      fail(late());
      return false;
    }
    if (work.abandoned().getAsBoolean()) {
      fail(abandoned());
      return false;
    }
    begunNanos = System.nanoTime();
    begun = true;
    return true;
  }

  /** Whether it can be left out of the queue. */
  boolean isGivenUp() {
    if (!result.isDone() && work.abandoned().getAsBoolean()) {
      fail(abandoned());
    }
    return result.isDone();
  }

  void finish(DetectionOutcome outcome) {
    if (result.isDone()) {
      return;
    }
    try {
      result.complete(work.result().apply(outcome));
    } catch (Throwable e) {
      result.completeExceptionally(e);
    }
  }

  void fail(Throwable reason) {
    result.completeExceptionally(reason);
  }

  boolean isDone() {
    return result.isDone();
  }

  private T join() {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private long remainingNanos() {
    return deadline.toNanos() - (System.nanoTime() - submittedNanos);
  }

  private AdaClipException late() {
    return AdaClipException.of(FailureCode.CANCELLED, "the picture was not done in time")
        .expected("within " + deadline.toMillis() / MILLISECONDS + " s")
        .fix("try again later, or with fewer requests at a time")
        .build();
  }

  private static AdaClipException abandoned() {
    return AdaClipException.of(FailureCode.CANCELLED, "the client has gone").build();
  }

  /** What work is told that comes, or is still there, when the service stops. */
  public static AdaClipException stopped() {
    return AdaClipException.of(FailureCode.CANCELLED, "the service is stopping")
        .fix("send the request again when the service is there again")
        .build();
  }
}
