package io.github.adaclip.hub;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer, read by one thread that can be interrupted and that does not wait for
 * ever. The stream that Java's HTTP client offers does neither: it swallows interrupts, and it
 * hangs when the other side falls silent.
 */
final class BodyReader implements BodySubscriber<BodyReader>, AutoCloseable {
  /** Nothing came for as long as the reader was willing to wait. */
  static final class SilenceException extends IOException {
    private static final long serialVersionUID = 1L;

    SilenceException(Duration waited) {
      super("nothing more came for " + waited.toSeconds() + " s");
    }
  }

  /** What the client's thread hands over: data, or without data the end. */
  private record Delivery(List<ByteBuffer> data, Optional<Throwable> failure) {}

  private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> unread = new ArrayDeque<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private boolean ended;

  @Override
  public CompletionStage<BodyReader> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    if (subscription.complete(given)) {
      given.request(1);
    } else {
      given.cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> data) {
    deliveries.add(new Delivery(List.copyOf(data), Optional.empty()));
  }

  @Override
  public void onError(Throwable failure) {
    deliveries.add(new Delivery(List.of(), Optional.of(failure)));
  }

  @Override
  public void onComplete() {
    deliveries.add(new Delivery(List.of(), Optional.empty()));
  }

  /**
   * Reads what is there, at least one byte.
   *
   * @return how many bytes were put at the start of the target, -1 at the end of the body
   * @throws SilenceException if nothing comes for that long
   * @throws IOException if the connection is lost
   * @throws InterruptedException if the thread is interrupted
   */
  int read(byte[] target, Duration longestSilence) throws IOException, InterruptedException {
    while (unread.isEmpty()) {
      if (ended) {
        return -1;
      }
      await(longestSilence);
    }
    ByteBuffer first = unread.peek();
    int count = Math.min(target.length, first.remaining());
    first.get(target, 0, count);
    if (!first.hasRemaining()) {
      unread.remove();
    }
    return count;
  }

  /** The first bytes, so many as asked for or as the body has. */
  byte[] readUpTo(int most, Duration longestSilence) throws IOException, InterruptedException {
    byte[] start = new byte[most];
    int length = 0;
    while (length < most) {
      byte[] chunk = new byte[most - length];
      int count = read(chunk, longestSilence);
      if (count < 0) {
        break;
      }
      System.arraycopy(chunk, 0, start, length, count);
      length += count;
    }
    return Arrays.copyOf(start, length);
  }

  /** Ends the connection if the body was not read to its end. */
  @Override
  public void close() {
    subscription.thenAccept(Flow.Subscription::cancel);
  }

  private void await(Duration longestSilence) throws IOException, InterruptedException {
    Delivery delivery = deliveries.poll(longestSilence.toMillis(), TimeUnit.MILLISECONDS);
    if (delivery == null) {
      throw new SilenceException(longestSilence);
    }
    if (delivery.failure().isPresent()) {
      ended = true;
      throw new IOException(delivery.failure().get().getMessage(), delivery.failure().get());
    }
    if (delivery.data().isEmpty()) {
      ended = true;
      return;
    }
    delivery.data().stream().filter(ByteBuffer::hasRemaining).forEach(unread::add);
    subscription.thenAccept(s -> s.request(1));
  }
}
