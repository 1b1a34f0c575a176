package io.github.adaclip.cli;

/**
 * What a progress counts.
 *
 * @param name in the plural, as shown
 * @param size how many steps make one of it, at least 1
 */
record ProgressUnit(String name, long size) {
  static final long MEGABYTE = 1_000_000;
  private static final long KILOBYTE = 1000;

  ProgressUnit {
    if (size < 1) {
      throw new IllegalArgumentException("size of unit " + name + ": " + size);
    }
  }

  /** The unit in which a file of that size is counted; megabytes if the size is not known. */
  static ProgressUnit ofBytes(long total) {
    return total >= 0 && total < MEGABYTE
        ? new ProgressUnit("kB", KILOBYTE)
        : new ProgressUnit("MB", MEGABYTE);
  }
}
