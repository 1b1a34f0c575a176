package io.github.adaclip.server.http;

/** Answers the requests of one address. */
@FunctionalInterface
public interface Endpoint {
  /**
   * The answer.
   *
   * @throws io.github.adaclip.failure.AdaClipException told as a problem
   * @throws RefusedException likewise, with a status of its own
   */
  Reply answer(Call call);
}
