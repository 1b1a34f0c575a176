package io.github.adaclip.hub;

import java.util.Locale;

/** A number of bytes as people read it, in decimal units as download pages show them. */
public final class ByteCount {
  private static final double KILO = 1000.0;
  private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

  private ByteCount() {}

  /** For instance {@code "512 bytes"} or {@code "934.1 MB"}. */
  public static String text(long bytes) {
    if (bytes < KILO) {
      return bytes + " bytes";
    }
    double value = bytes;
    int unit = -1;
    while (value >= KILO && unit < UNITS.length - 1) {
      value /= KILO;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
