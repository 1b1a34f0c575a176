package io.github.adaclip.file;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** SHA-256 checksums as 64 lower-case hexadecimal digits; files are read in small pieces. */
public final class Sha256 {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private Sha256() {}

  /**
   * The sum of a file.
   *
   * @throws AdaClipException MISSING_FILE if it cannot be read
   */
  public static String of(Path file) {
    return of(List.of(file));
  }

  /** The sum of several files one after the other; of one file the ordinary sum of that file. */
  public static String of(List<Path> files) {
    MessageDigest digest = newDigest();
    for (Path file : files) {
      try {
        update(digest, file);
      } catch (IOException e) {
        throw AdaClipException.of(FailureCode.MISSING_FILE, "the file cannot be read")
            .file(file)
            .found(e)
            .fix("check that the file exists and may be read by this user")
            .cause(e)
            .build();
      }
    }
    return hex(digest);
  }

  /** The sum of a text's UTF-8 bytes. */
  public static String ofText(String text) {
    MessageDigest digest = newDigest();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return hex(digest);
  }

  /** A digest to be fed piece by piece. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Feeds a whole file to a digest. */
  public static void update(MessageDigest digest, Path file) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
  }

  /** Finishes a digest. */
  public static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Whether a text is a sum. */
  public static boolean isHex(String text) {
    return HEX.matcher(text).matches();
  }

  /** Refuses a text that is no sum. */
  public static void requireHex(String text) {
    if (!isHex(text)) {
      throw new IllegalArgumentException("a SHA-256 has 64 lower-case hex digits, found " + text);
    }
  }
}
