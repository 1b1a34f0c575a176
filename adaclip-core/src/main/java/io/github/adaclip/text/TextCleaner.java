package io.github.adaclip.text;

import java.util.Locale;

/**
 * Text as typed into text as CLIP was trained on it: repaired, HTML character references resolved
 * twice, white space collapsed to single spaces and trimmed, lower case.
 *
 * <p>Source: OpenAI's CLIP, {@code simple_tokenizer.py}, functions {@code basic_clean} and {@code
 * whitespace_clean}; white space and lower case are those of Python's {@code str.split} and {@code
 * str.lower}.
 */
final class TextCleaner {
  private static final int CAPITAL_I_WITH_DOT = 0x130;
  private static final int CAPITAL_SIGMA = 0x3A3;
  private static final int SMALL_SIGMA = 0x3C3;
  private static final int FINAL_SIGMA = 0x3C2;
  private static final int COMBINING_DOT_ABOVE = 0x307;

  private TextCleaner() {}

  /** The cleaned text; its only white space is the space character. */
  static String clean(String text) {
    String repaired = TextRepair.repair(text);
    String resolved = HtmlEntities.unescape(HtmlEntities.unescape(repaired));
    return lowerCase(collapse(resolved));
  }

  private static String collapse(String text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (isWhitespace(character)) {
        gap = true;
        continue;
      }
      if (gap && collapsed.length() > 0) {
        collapsed.append(' ');
      }
      gap = false;
      collapsed.append(character);
    }
    return collapsed.toString();
  }

  /** Python's {@code str.isspace}; Java's own tests leave out the no-break spaces. */
  static boolean isWhitespace(char character) {
    return character >= '\t' && character <= '\r'
        || character >= 0x1C && character <= 0x1F
        || character == 0x85
        || Character.isSpaceChar(character);
  }

  /**
   * Full Unicode lower case without regard to language. {@link String#toLowerCase(Locale)} finds
   * the end of a word, and with it the final sigma, by other rules than Python.
   */
  static String lowerCase(String text) {
    if (text.indexOf(CAPITAL_SIGMA) < 0 && text.indexOf(CAPITAL_I_WITH_DOT) < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    int[] characters = text.codePoints().toArray();
    StringBuilder lower = new StringBuilder(text.length() + 1);
    for (int i = 0; i < characters.length; i++) {
      switch (characters[i]) {
        case CAPITAL_SIGMA ->
            lower.appendCodePoint(
                nextIsCased(characters, i, -1) && !nextIsCased(characters, i, 1)
                    ? FINAL_SIGMA
                    : SMALL_SIGMA);
        case CAPITAL_I_WITH_DOT -> lower.append('i').appendCodePoint(COMBINING_DOT_ABOVE);
        default -> lower.appendCodePoint(Character.toLowerCase(characters[i]));
      }
    }
    return lower.toString();
  }

  /** Whether the next character in that direction, case-ignorable ones skipped, has a case. */
  private static boolean nextIsCased(int[] characters, int from, int direction) {
    int i = from + direction;
    while (i >= 0 && i < characters.length && isCaseIgnorable(characters[i])) {
      i += direction;
    }
    return i >= 0 && i < characters.length && isCased(characters[i]);
  }

  private static boolean isCased(int character) {
    return Character.isUpperCase(character)
        || Character.isLowerCase(character)
        || Character.isTitleCase(character);
  }

  /**
   * Unicode's Case_Ignorable: marks, format characters, modifiers, and punctuation found inside
   * words.
   */
  private static boolean isCaseIgnorable(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL ->
          true;
      default ->
          "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A"
                  .indexOf(character)
              >= 0;
    };
  }
}
