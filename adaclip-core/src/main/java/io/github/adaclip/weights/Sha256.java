package io.github.adaclip.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of files, read in small pieces. */
public final class Sha256 {
  private static final int CHUNK_BYTES = 1 << 16;

  private Sha256() {}

  /**
   * The sum of a file, 64 lower-case hexadecimal digits.
   *
   * @throws io.github.adaclip.failure.AdaClipException UNREADABLE_WEIGHTS if it cannot be read
   */
  public static String of(Path file) {
    return of(List.of(file));
  }

  /** The sum of several files one after the other; of one file the ordinary sum of that file. */
  public static String of(List<Path> files) {
    MessageDigest digest = digest();
    byte[] chunk = new byte[CHUNK_BYTES];
    for (Path file : files) {
      try (InputStream stream = Files.newInputStream(file)) {
        for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
          digest.update(chunk, 0, count);
        }
      } catch (IOException e) {
        throw WeightFailures.readFailed(file, e);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
