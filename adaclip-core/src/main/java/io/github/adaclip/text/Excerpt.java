package io.github.adaclip.text;

/** A text in quotes as messages show it, cut where it is too long to be read. */
final class Excerpt {
  private static final int CHARACTERS = 100;

  private Excerpt() {}

  static String of(String text) {
    if (text.codePointCount(0, text.length()) <= CHARACTERS) {
      return '"' + text + '"';
    }
    return '"' + text.substring(0, text.offsetByCodePoints(0, CHARACTERS)) + "…\"";
  }
}
