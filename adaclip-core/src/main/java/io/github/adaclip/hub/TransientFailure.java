package io.github.adaclip.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A failure that may be gone at the next attempt: a lost connection, a busy server. Never leaves
 * the package.
 */
final class TransientFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> retryAfter;

  TransientFailure(String message, Throwable cause) {
    super(message, cause);
    this.retryAfter = Optional.empty();
  }

  TransientFailure(String message, Optional<Duration> retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  /** How long the server asks to wait, if it says so. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
