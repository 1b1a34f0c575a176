package io.github.adaclip.server.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How much one client, and all of them, can ask for.
 *
 * @param bodyBytes the most bytes of one request's body
 * @param allBodyBytes the most bytes of all bodies in memory at a time
 * @param requests the most requests with a body at a time
 * @param connections the most open connections
 * @param patience how long headers may take, and body and answer beyond what their size allows
 */
public record HttpLimits(
    long bodyBytes, long allBodyBytes, int requests, int connections, Duration patience) {
  private static final int LEAST_BYTES_PER_SECOND = 1 << 14;

  /** Checks that nothing is shut out altogether. */
  public HttpLimits {
    if (bodyBytes < 1 || allBodyBytes < bodyBytes || requests < 1 || connections < 1) {
      throw new IllegalArgumentException(
          bodyBytes
              + " bytes of "
              + allBodyBytes
              + ", "
              + requests
              + " requests, "
              + connections
              + " connections");
    }
  }

  /** The time that so many bytes may take: the patience, and a second for each 16 KiB. */
  Duration timeFor(long bytes) {
    return patience.plusNanos(bytes * (TimeUnit.SECONDS.toNanos(1) / LEAST_BYTES_PER_SECOND));
  }
}
