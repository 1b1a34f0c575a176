package io.github.adaclip.server.batch;

import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue in front of one detector. Pictures of any callers are computed in the order in
 * which they came, in batches of the detector's size; a picture that fails fails alone.
 *
 * <p>What takes time beside the model, decoding and drawing, happens on few threads here and not on
 * those of the callers, so that memory does not grow with their number.
 */
public final class PictureQueue implements AutoCloseable {
  /** One computes while the other decodes and draws. */
  private static final int WORKERS = 2;

  private static final Duration LEAST_RETRY = Duration.ofSeconds(1);
  private static final Duration MOST_RETRY = Duration.ofSeconds(60);

  /** How much the latest batch counts in the mean time of a picture. */
  private static final double NEWEST_WEIGHT = 0.2;

  private final QueueLimits limits;
  private final QueueListener listener;
  private final int batchSize;
  private final List<Thread> workers = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final ReentrantLock gathering = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Ticket<?>> waiting = new ArrayDeque<>();
  private final Set<Ticket<?>> running = new HashSet<>();
  private boolean closed;
  private volatile double secondsOfAPicture = 1;

  /**
   * A queue whose workers run until it is closed.
   *
   * @param detector stays the caller's; batches have its {@code options().batchSize()}
   * @param listener for metrics
   */
  public PictureQueue(Detector detector, QueueLimits limits, QueueListener listener) {
    this.limits = limits;
    this.listener = listener;
    this.batchSize = detector.options().batchSize();
    for (int number = 0; number < WORKERS; number++) {
      Thread worker = new Thread(new BatchWorker(this, detector), "adaclip-batch-" + (number + 1));
      worker.setDaemon(true);
      workers.add(worker);
    }
    workers.forEach(Thread::start);
  }

  /**
   * Takes one picture.
   *
   * @throws AdaClipException BUSY if the queue is full, CANCELLED if it is closed
   */
  public <T> Ticket<T> submit(PictureWork<T> work) {
    return submit(List.of(work)).get(0);
  }

  /**
   * Takes all of some pictures or none.
   *
   * @return a ticket for each, in their order
   * @throws AdaClipException BUSY if they have no room now, CANCELLED if the queue is closed
   */
  public <T> List<Ticket<T>> submit(List<PictureWork<T>> works) {
    List<Ticket<T>> tickets =
        works.stream().map(work -> new Ticket<>(work, limits.deadline())).toList();
    lock.lock();
    try {
      if (closed) {
        throw Ticket.stopped();
      }
      if (waiting.size() + tickets.size() > limits.pictures()) {
        waiting.removeIf(this::isGivenUp);
      }
      if (waiting.size() + tickets.size() > limits.pictures()) {
        throw full();
      }
      waiting.addAll(tickets);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    return tickets;
  }

  /** The most pictures that wait at a time. */
  public int capacity() {
    return limits.pictures();
  }

  /** Pictures that wait now. */
  public int depth() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** When there should be room again, as far as can be told from the latest pictures' time. */
  public Duration retryAfter() {
    double seconds = Math.ceil(depth() * secondsOfAPicture / 2);
    Duration estimate = Duration.ofSeconds((long) Math.min(seconds, MOST_RETRY.toSeconds()));
    return estimate.compareTo(LEAST_RETRY) < 0 ? LEAST_RETRY : estimate;
  }

  /**
   * Takes nothing more; what waits or is being computed fails with CANCELLED. Returns when the
   * workers have ended.
   */
  @Override
  public void close() {
    List<Ticket<?>> left;
    lock.lock();
    try {
      closed = true;
      left = new ArrayList<>(waiting);
      left.addAll(running);
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    left.forEach(ticket -> ticket.fail(Ticket.stopped()));
    workers.forEach(Thread::interrupt);
    boolean interrupted = false;
    for (Thread worker : workers) {
      while (worker.isAlive()) {
        try {
          worker.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The next batch; waits for it. Only one worker gathers at a time, so that two do not share what
   * would fill one batch.
   *
   * @return pictures that have begun; empty if the queue is closed
   */
  List<Ticket<?>> take() {
    gathering.lock();
    try {
      return gather();
    } finally {
      gathering.unlock();
    }
  }

  /** Hands a picture's outcome to who waits for it. */
  void finish(Ticket<?> ticket, DetectionOutcome outcome) {
    ticket.finish(outcome);
    listener.finished(outcome.detection().isPresent());
  }

  /** Tells who waits for a picture that it could not be computed. */
  void fail(Ticket<?> ticket, Throwable reason) {
    ticket.fail(reason);
    listener.finished(false);
  }

  /** Says that a batch of {@link #take} is done. */
  void done(List<Ticket<?>> batch, double seconds) {
    double secondsEach = seconds / batch.size() / WORKERS;
    secondsOfAPicture += NEWEST_WEIGHT * (secondsEach - secondsOfAPicture);
    listener.computed(batch.size(), seconds);
    lock.lock();
    try {
      batch.forEach(running::remove);
    } finally {
      lock.unlock();
    }
  }

  private List<Ticket<?>> gather() {
    List<Ticket<?>> batch = new ArrayList<>(batchSize);
    long pixels = 0;
    long left = limits.gather().toNanos();
    lock.lock();
    try {
      while (batch.size() < batchSize) {
        Ticket<?> next = waiting.peek();
        if (next == null) {
          if (closed || !batch.isEmpty() && left <= 0) {
            break;
          }
          left = await(batch.isEmpty(), left);
        } else if (batch.isEmpty() || pixels + next.work().pixels() <= limits.batchPixels()) {
          waiting.remove();
          if (next.begin()) {
            batch.add(next);
            running.add(next);
            pixels += next.work().pixels();
          } else {
            listener.dropped();
          }
        } else {
          break;
        }
      }
      if (closed) {
        batch.clear(); // close() has told them
      }
    } finally {
      lock.unlock();
    }
    return batch;
  }

  private long await(boolean empty, long left) {
    try {
      if (empty) {
        changed.await();
        return left;
      }
      return changed.awaitNanos(left);
    } catch (InterruptedException e) {
      return 0; // only close() interrupts
    }
  }

  private boolean isGivenUp(Ticket<?> ticket) {
    boolean givenUp = ticket.isGivenUp();
    if (givenUp) {
      listener.dropped();
    }
    return givenUp;
  }

  private AdaClipException full() {
    return AdaClipException.of(FailureCode.BUSY, "the queue is full")
        .expected("at most " + limits.pictures() + " pictures that wait")
        .fix("send the request again after the time that Retry-After says")
        .build();
  }

  static double seconds(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
