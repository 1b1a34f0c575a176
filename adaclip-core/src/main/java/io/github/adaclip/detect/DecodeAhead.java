package io.github.adaclip.detect;

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
 * Decodes what comes next on a background thread while the model computes; at most {@code depth}
 * decoded pictures wait in memory.
 *
 * @param <Q> what is asked for, a request or a tile
 * @param <D> the same decoded
 */
final class DecodeAhead<Q, D> implements Iterator<D>, AutoCloseable {
  private final Iterator<Q> requests;
  private final Function<Q, D> decode;
  private final int depth;
  private final ExecutorService executor;
  private final Queue<Future<D>> waiting = new ArrayDeque<>();

  DecodeAhead(Iterator<Q> requests, Function<Q, D> decode, int depth) {
    this.requests = requests;
    this.decode = decode;
    this.depth = depth;
    this.executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, "adaclip-decode");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public boolean hasNext() {
    return !waiting.isEmpty() || requests.hasNext();
  }

  @Override
  public D next() {
    fill();
    if (waiting.isEmpty()) {
      throw new NoSuchElementException("all requests are decoded");
    }
    D decoded = await(waiting.remove());
    fill();
    return decoded;
  }

  /** Stops decoding; what was decoded ahead is dropped. */
  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void fill() {
    while (waiting.size() < depth && requests.hasNext()) {
      Q request = requests.next();
      waiting.add(executor.submit(() -> decode.apply(request)));
    }
  }

  private static <D> D await(Future<D> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AdaClipException.of(FailureCode.CANCELLED, "the detection was cancelled")
          .cause(e)
          .build();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
