package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;

/** A failure whose status does not follow from its code. Never leaves the module. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final AdaClipException failure;

  RefusedException(int status, AdaClipException failure) {
    super(failure.getMessage(), failure);
    this.status = status;
    this.failure = failure;
  }

  int status() {
    return status;
  }

  AdaClipException failure() {
    return failure;
  }
}
