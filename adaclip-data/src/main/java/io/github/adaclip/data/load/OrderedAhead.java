package io.github.adaclip.data.load;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Results of a slow function in the order of its inputs, computed ahead in background threads.
 *
 * <p>At most {@code lookAhead} results and running calls exist at a time, whatever the number of
 * inputs. A failure is thrown by {@link #next} at the place of its input; the next call goes on
 * with the input after it. For one consumer thread.
 *
 * @param <T> inputs
 * @param <R> results
 */
public final class OrderedAhead<T, R> implements Iterator<R>, AutoCloseable {
  private final Iterator<? extends T> inputs;
  private final Function<? super T, ? extends R> function;
  private final int lookAhead;
  private final ExecutorService executor;
  private final Queue<Future<R>> waiting = new ArrayDeque<>();

  /**
   * Starts nothing yet; the first {@link #next} does.
   *
   * @param inputs read by the consumer's thread only, never more than {@code lookAhead} ahead
   * @param function called in background threads
   * @param threads at least 1
   * @param lookAhead at least 1
   */
  public OrderedAhead(
      Iterator<? extends T> inputs,
      Function<? super T, ? extends R> function,
      int threads,
      int lookAhead) {
    if (threads < 1 || lookAhead < 1) {
      throw new IllegalArgumentException(threads + " threads, " + lookAhead + " ahead");
    }
    this.inputs = inputs;
    this.function = function;
    this.lookAhead = lookAhead;
    this.executor =
        Executors.newFixedThreadPool(
            Math.min(threads, lookAhead),
            task -> {
              Thread thread = new Thread(task, "adaclip-data");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public boolean hasNext() {
    return !waiting.isEmpty() || !executor.isShutdown() && inputs.hasNext();
  }

  /**
   * The next result.
   *
   * @throws RuntimeException what the function threw for this input
   * @throws AdaClipException CANCELLED if the waiting thread is interrupted
   * @throws NoSuchElementException behind the last input, or after {@link #close}
   */
  @Override
  public R next() {
    fill();
    if (waiting.isEmpty()) {
      throw new NoSuchElementException("there is nothing left");
    }
    Future<R> first = waiting.element();
    R result;
    try {
      result = first.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AdaClipException.of(FailureCode.CANCELLED, "reading pictures was cancelled")
          .cause(e)
          .build();
    } catch (ExecutionException e) {
      waiting.remove();
      throw rethrown(e.getCause());
    }
    waiting.remove();
    fill();
    return result;
  }

  /** Stops the threads; what was computed ahead is dropped. Can be called twice. */
  @Override
  public void close() {
    executor.shutdownNow();
    waiting.clear();
  }

  private void fill() {
    while (waiting.size() < lookAhead && !executor.isShutdown() && inputs.hasNext()) {
      T input = inputs.next();
      waiting.add(executor.submit(() -> function.apply(input)));
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
  }
}
