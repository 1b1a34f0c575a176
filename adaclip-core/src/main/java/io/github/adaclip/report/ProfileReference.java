package io.github.adaclip.report;

import io.github.adaclip.file.Sha256;
import java.nio.file.Path;

/**
 * Which threshold profile a decision came from, so that it can be explained later.
 *
 * @param name of the profile's file, without folders
 * @param sha256 of its content, 64 lower-case hexadecimal digits
 */
public record ProfileReference(String name, String sha256) {
  /** Checks both. */
  public ProfileReference {
    if (name.isBlank()) {
      throw new IllegalArgumentException("profile without a name");
    }
    Sha256.requireHex(sha256);
  }

  /**
   * The reference of a file.
   *
   * @throws io.github.adaclip.failure.AdaClipException MISSING_FILE if it cannot be read
   */
  public static ProfileReference of(Path file) {
    return new ProfileReference(file.getFileName().toString(), Sha256.of(file));
  }
}
