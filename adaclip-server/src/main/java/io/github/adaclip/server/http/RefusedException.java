package io.github.adaclip.server.http;

import io.github.adaclip.failure.AdaClipException;
import java.util.List;

/** A failure whose status does not follow from its code. Never leaves the module. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final AdaClipException failure;
  private final transient List<String> allowed;

  RefusedException(int status, AdaClipException failure) {
    this(status, failure, List.of());
  }

  /**
   * A refusal of a method.
   *
   * @param allowed methods that the address has
   */
  RefusedException(int status, AdaClipException failure, List<String> allowed) {
    super(failure.getMessage(), failure);
    this.status = status;
    this.failure = failure;
    this.allowed = List.copyOf(allowed);
  }

  List<String> allowed() {
    return allowed;
  }

  int status() {
    return status;
  }

  AdaClipException failure() {
    return failure;
  }
}
