package io.github.adaclip.server.http;

/**
 * How much one client, and all of them, can ask for.
 *
 * @param bodyBytes the most bytes of one request's body
 * @param allBodyBytes the most bytes of all bodies in memory at a time
 * @param requests the most requests with a body at a time
 * @param connections the most open connections
 */
public record HttpLimits(long bodyBytes, long allBodyBytes, int requests, int connections) {
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
}
