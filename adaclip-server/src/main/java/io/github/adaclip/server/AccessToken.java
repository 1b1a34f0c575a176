package io.github.adaclip.server;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A secret that requests must name. Does not tell itself. */
public final class AccessToken {
  private static final int SHORTEST = 16;

  private final byte[] secret;

  private AccessToken(byte[] secret) {
    this.secret = secret;
  }

  /**
   * A token.
   *
   * @param secret printable ASCII characters without spaces, at least {@value #SHORTEST}
   * @throws AdaClipException INVALID_OPTION for anything else
   */
  public static AccessToken of(String secret) {
    if (!secret.matches("[!-~]{" + SHORTEST + ",}")) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the token cannot be used")
          .expected("at least " + SHORTEST + " printable ASCII characters without spaces")
          .found(secret.length() + " characters")
          .fix("make one with: openssl rand -hex 32")
          .build();
    }
    return new AccessToken(secret.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The token on the only line of a file.
   *
   * @throws AdaClipException MISSING_FILE if it cannot be read; as {@link #of}
   */
  public static AccessToken read(Path file) {
    return of(secretLine(file));
  }

  /** Whether a text is the token; takes as long for a wrong one as for another. */
  public boolean matches(String given) {
    return MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "token";
  }

  /** What a file holds beside white space at its ends. */
  static String secretLine(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the secret cannot be read")
          .file(file)
          .found(e.getClass().getSimpleName())
          .fix("name a text file that this user may read")
          .cause(e)
          .build();
    }
  }
}
