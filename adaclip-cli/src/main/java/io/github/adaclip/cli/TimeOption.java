package io.github.adaclip.cli;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.time.Duration;

/** Options that are times. */
final class TimeOption {
  private static final Duration LONGEST = Duration.ofDays(1);

  private TimeOption() {}

  /**
   * A time in seconds.
   *
   * @param subject what has the option, as {@code the watch}
   * @param seconds 0 to 86400
   * @throws AdaClipException INVALID_OPTION outside that range
   */
  static Duration seconds(String subject, String option, double seconds) {
    if (!(seconds >= 0 && seconds <= LONGEST.toSeconds())) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "a time of " + subject + " is out of range")
          .with("option", option)
          .expected("0 to " + LONGEST.toSeconds() + " seconds")
          .found(seconds)
          .fix("pass a time in that range")
          .build();
    }
    return Duration.ofNanos(Math.round(seconds * Duration.ofSeconds(1).toNanos()));
  }
}
