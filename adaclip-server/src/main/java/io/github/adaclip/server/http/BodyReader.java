package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/** Reads a request's body into memory: at most so many bytes, and not too slowly. */
final class BodyReader implements AutoCloseable {
  private static final int FIRST_BYTES = 1 << 16;

  /** What is read of a body that is refused, so that its sender gets to read the answer. */
  private static final long DISCARDED_BYTES = 1L << 20;

  private final Request request;
  private final HttpLimits limits;
  private final ByteBudget budget;
  private long taken;
  private long received;

  BodyReader(Request request, HttpLimits limits, ByteBudget budget) {
    this.request = request;
    this.limits = limits;
    this.budget = budget;
  }

  /**
   * All of the body.
   *
   * @throws AdaClipException IMAGE_TOO_LARGE beyond the limit, BUSY if all bodies together take too
   *     much
   * @throws RefusedException 408 if it comes too slowly
   * @throws ClientGoneException if it ends too early
   */
  byte[] read() {
    long declared = request.getLength();
    requireWithin(declared);
    long most = declared >= 0 ? declared : limits.bodyBytes() + 1;
    byte[] bytes = grown(new byte[0], Math.min(most, FIRST_BYTES));
    long start = System.nanoTime();
    try (InputStream body = Request.asInputStream(request)) {
      int end = 0;
      while (end < most) {
        if (end == bytes.length) {
          bytes = grown(bytes, Math.min(most, 2L * bytes.length));
        }
        int count = body.read(bytes, end, bytes.length - end);
        if (count < 0) {
          break;
        }
        end += count;
        received = end;
        requireWithin(end);
        requireSpeed(System.nanoTime() - start);
      }
      return end == bytes.length ? bytes : Arrays.copyOf(bytes, end);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** Bytes that were read. */
  long received() {
    return received;
  }

  /** Reads some of what was not read, and forgets it. */
  void discard() {
    long start = System.nanoTime();
    try (InputStream body = Request.asInputStream(request)) {
      byte[] forgotten = new byte[FIRST_BYTES];
      long left = DISCARDED_BYTES;
      int count = 0;
      while (left > 0 && count >= 0 && isInTime(System.nanoTime() - start)) {
        count = body.read(forgotten);
        left -= count;
      }
    } catch (IOException | IllegalStateException e) {
      // The answer is written in any case; who does not send need not read it.
    }
  }

  /** Gives the memory back; the body must not be used any more. */
  @Override
  public void close() {
    budget.giveBack(taken);
    taken = 0;
  }

  private byte[] grown(byte[] bytes, long length) {
    budget.take(length - bytes.length);
    taken += length - bytes.length;
    return Arrays.copyOf(bytes, (int) length);
  }

  private void requireWithin(long length) {
    if (length > limits.bodyBytes()) {
      throw AdaClipException.of(FailureCode.IMAGE_TOO_LARGE, "the request is too large")
          .expected("at most " + limits.bodyBytes() + " bytes")
          .found(length == received ? "more" : length + " bytes")
          .fix("send a smaller picture, or fewer pictures in one request")
          .build();
    }
  }

  private void requireSpeed(long nanos) {
    if (!isInTime(nanos)) {
      throw slow();
    }
  }

  private boolean isInTime(long nanos) {
    return nanos < limits.timeFor(received).toNanos();
  }

  private RuntimeException broken(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        return slow();
      }
    }
    return new ClientGoneException(failure);
  }

  private RefusedException slow() {
    return new RefusedException(
        HttpStatus.REQUEST_TIMEOUT_408,
        AdaClipException.of(FailureCode.CANCELLED, "the request's body comes too slowly")
            .expected("16 KiB a second after the first " + limits.patience().toSeconds() + " s")
            .fix("send the request again over a better connection")
            .build());
  }
}
