package io.github.adaclip.text;

/**
 * The windows-1252 encoding as web browsers read it: bytes that it leaves undefined stand for the
 * control character of the same number. ({@link java.nio.charset.Charset}'s replaces them and
 * thereby loses them.)
 */
final class Windows1252 {
  private static final int FIRST = 0x80;

  /**
   * The characters of bytes 0x80 to 0x9F; all other bytes stand for the character of their number.
   */
  static final String SPECIAL =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
          + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

  private Windows1252() {}

  /** The character of a byte (0 to 255). */
  static char decode(int value) {
    return isSpecial(value) ? SPECIAL.charAt(value - FIRST) : (char) value;
  }

  /** The byte (0 to 255) of a character, or −1 if it has none. */
  static int encode(char character) {
    int special = SPECIAL.indexOf(character);
    if (special >= 0) {
      return FIRST + special;
    }
    return character <= 0xFF && !isSpecial(character) ? character : -1;
  }

  /** Whether a byte stands for another character than that of its number, or for none. */
  static boolean isSpecial(int value) {
    return value >= FIRST && value < FIRST + SPECIAL.length();
  }
}
