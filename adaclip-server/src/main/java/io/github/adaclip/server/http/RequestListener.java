package io.github.adaclip.server.http;

/** Gets told about answered requests, for metrics; must be quick and safe for many threads. */
public interface RequestListener {
  /**
   * A request was answered, or its client has gone.
   *
   * @param route template of its address; {@code none} if it has none
   * @param method of the request
   * @param status of the response; 499 if the client has gone
   * @param seconds from its headers to its answer
   */
  void answered(String route, String method, int status, double seconds);
}
