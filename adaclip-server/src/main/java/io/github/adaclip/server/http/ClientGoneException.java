package io.github.adaclip.server.http;

/** The client hung up while its request was read: there is nobody to answer. */
final class ClientGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClientGoneException(Throwable cause) {
    super("the client has gone", cause);
  }
}
