package io.github.adaclip.watch;

import java.util.Comparator;

/**
 * One state of a file's content: the same name with another size or time is another version.
 *
 * @param path where the file lies below the watched folder, with {@code /} between names
 * @param size in bytes, not negative
 * @param modifiedMillis time of the last change, milliseconds since 1970
 */
public record FileVersion(String path, long size, long modifiedMillis) {
  /** Oldest first; of one time, by path. */
  public static final Comparator<FileVersion> OLDEST_FIRST =
      Comparator.comparingLong(FileVersion::modifiedMillis).thenComparing(FileVersion::path);

  /** Checks path and size. */
  public FileVersion {
    if (path.isEmpty() || size < 0) {
      throw new IllegalArgumentException("a file '" + path + "' of " + size + " bytes");
    }
  }
}
