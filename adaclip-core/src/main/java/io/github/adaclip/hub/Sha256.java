package io.github.adaclip.hub;

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
import java.util.regex.Pattern;

/** SHA-256 checksums as 64 lower-case hex digits. */
final class Sha256 {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private Sha256() {}

  static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Finishes a digest. */
  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  static String ofText(String text) {
    MessageDigest digest = newDigest();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return hex(digest);
  }

  static String ofFile(Path file) {
    MessageDigest digest = newDigest();
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
    return hex(digest);
  }

  /** Feeds a whole file to a digest. */
  static void update(MessageDigest digest, Path file) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
  }

  static boolean isHex(String text) {
    return HEX.matcher(text).matches();
  }

  static void requireHex(String text) {
    if (!isHex(text)) {
      throw new IllegalArgumentException("a SHA-256 has 64 lower-case hex digits, found " + text);
    }
  }
}
