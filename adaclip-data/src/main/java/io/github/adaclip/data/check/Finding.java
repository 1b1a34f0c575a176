package io.github.adaclip.data.check;

import java.nio.file.Path;

/**
 * One thing about a data set that its user should know.
 *
 * @param kind what it is
 * @param file the file or folder concerned
 * @param message what was found, one clause
 * @param fix how to mend it, in the imperative
 */
public record Finding(FindingKind kind, Path file, String message, String fix) {
  /** How much it matters. */
  public Severity severity() {
    return kind.severity();
  }
}
