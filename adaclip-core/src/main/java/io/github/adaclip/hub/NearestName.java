package io.github.adaclip.hub;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * The known name that a mistyped one most likely means: least edit distance, case and separators
 * ignored.
 */
final class NearestName {
  private NearestName() {}

  /**
   * The closest of some names; the first of equally close ones.
   *
   * @throws IllegalArgumentException if there are no names
   */
  static String of(String typed, Collection<String> names) {
    String wanted = plain(typed);
    return names.stream()
        .min(Comparator.comparingInt(name -> editDistance(wanted, plain(name))))
        .orElseThrow(() -> new IllegalArgumentException("no names to choose from"));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_/@ .]", "");
  }

  /** Insertions, deletions and replacements that turn one text into the other (Levenshtein). */
  static int editDistance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int column = 0; column <= to.length(); column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= from.length(); row++) {
      int[] current = new int[to.length() + 1];
      current[0] = row;
      for (int column = 1; column <= to.length(); column++) {
        int replaced =
            previous[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
        current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
