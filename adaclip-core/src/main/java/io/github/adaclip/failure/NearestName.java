package io.github.adaclip.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name a mistyped one was most likely meant to be. */
public final class NearestName {
  /** Of three letters one may be wrong; more, and the guess would be a different word. */
  private static final int LETTERS_PER_MISTAKE = 3;

  private NearestName() {}

  /**
   * Finds it by the number of letters to insert, delete, replace or swap with their neighbour.
   *
   * @return empty if no name is near enough to be worth saying
   */
  public static Optional<String> of(String typed, Collection<String> known) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> isNear(wanted, name.toLowerCase(Locale.ROOT)))
        .min(
            Comparator.<String>comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * The closest of some names, however far; case and separators are ignored.
   *
   * @throws IllegalArgumentException if there are no names
   */
  public static String closest(String typed, Collection<String> known) {
    String wanted = plain(typed);
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(wanted, plain(name))))
        .orElseThrow(() -> new IllegalArgumentException("no names to choose from"));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_/@ .]", "");
  }

  private static boolean isNear(String wanted, String name) {
    String letters = wanted.replace("-", "");
    boolean isBeginning = letters.length() >= 2 && name.startsWith(wanted);
    int allowed = Math.max(1, letters.length() / LETTERS_PER_MISTAKE);
    return isBeginning || distance(wanted, name) <= allowed;
  }

  /** Edit distance with swaps of neighbours (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        steps[i][j] = i == 0 || j == 0 ? i + j : cheapest(steps, a, b, i, j);
      }
    }
    return steps[a.length()][b.length()];
  }

  private static int cheapest(int[][] steps, String a, String b, int i, int j) {
    int replace = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(replace, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
  }
}
