package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that all bodies together may take. */
final class ByteBudget {
  private final long most;
  private final AtomicLong taken = new AtomicLong();

  ByteBudget(long most) {
    this.most = most;
  }

  /**
   * Takes some of it.
   *
   * @throws AdaClipException BUSY if there is not so much left
   */
  void take(long bytes) {
    if (taken.addAndGet(bytes) > most) {
      taken.addAndGet(-bytes);
      throw AdaClipException.of(
              FailureCode.BUSY, "the requests that are being answered take all memory there is")
          .expected("at most " + most + " bytes of pictures at a time")
          .fix("send the request again after the time that Retry-After says")
          .build();
    }
  }

  /** Takes some of it for what must be said in any case. */
  void takeAnyway(long bytes) {
    taken.addAndGet(bytes);
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  /** Bytes taken now. */
  long taken() {
    return taken.get();
  }
}
