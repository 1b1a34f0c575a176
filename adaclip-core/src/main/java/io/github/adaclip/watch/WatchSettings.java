package io.github.adaclip.watch;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.time.Duration;

/**
 * How long a file may take to arrive.
 *
 * @param settle how long size and time must stay as they are before a file is taken
 * @param grace how long a file that cannot be read may stay as it is before it counts as bad; its
 *     end may be still to come
 * @param look least time between two looks at the folder
 */
public record WatchSettings(Duration settle, Duration grace, Duration look) {
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Checks that all are between 0 and a day, and the grace is not shorter than the settling. */
  public WatchSettings {
    requireInRange("settle", settle);
    requireInRange("grace", grace);
    requireInRange("look", look);
    if (grace.compareTo(settle) < 0) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the grace ends before a file has settled")
          .expected("a grace of at least " + seconds(settle))
          .found(seconds(grace))
          .fix("lengthen the grace or shorten the settling")
          .build();
    }
  }

  /** Two seconds to settle, thirty of grace, a look each second. */
  public static WatchSettings defaults() {
    return new WatchSettings(Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(1));
  }

  private static void requireInRange(String name, Duration value) {
    if (value.isNegative() || value.compareTo(LONGEST) > 0) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "a time of the watch is out of range")
          .with("time", name)
          .expected("0 to 86400 seconds")
          .found(seconds(value))
          .fix("pass a time in that range")
          .build();
    }
  }

  private static String seconds(Duration value) {
    return value.toMillis() / 1000.0 + " seconds";
  }
}
