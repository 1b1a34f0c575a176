package io.github.adaclip.hub;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import java.util.Locale;
import java.util.Optional;

/**
 * How to pull.
 *
 * @param offline never open a connection; {@code HF_HUB_OFFLINE} in the environment does the same
 * @param refresh ask the server even if the file is cached: a hub's branch may have moved on
 * @param sha256 the checksum the file must have, as 64 lower-case hex digits
 */
public record PullOptions(boolean offline, boolean refresh, Optional<String> sha256) {

  /** Checks the checksum's form. */
  public PullOptions {
    sha256.ifPresent(Sha256::requireHex);
  }

  /** With network, cached files are taken as they are, no checksum demanded. */
  public static PullOptions defaults() {
    return new PullOptions(false, false, Optional.empty());
  }

  /** The same with or without network. */
  public PullOptions withOffline(boolean value) {
    return new PullOptions(value, refresh, sha256);
  }

  /** The same with or without asking the server about cached files. */
  public PullOptions withRefresh(boolean value) {
    return new PullOptions(offline, value, sha256);
  }

  /** The same with a checksum as a user typed it; throws INVALID_OPTION if it is none. */
  public PullOptions withSha256(String typed) {
    String hex = typed.strip().toLowerCase(Locale.ROOT);
    if (!Sha256.isHex(hex)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "this is not a SHA-256 checksum")
          .expected("64 hex digits")
          .found(typed)
          .fix("copy the whole checksum")
          .build();
    }
    return new PullOptions(offline, refresh, Optional.of(hex));
  }
}
