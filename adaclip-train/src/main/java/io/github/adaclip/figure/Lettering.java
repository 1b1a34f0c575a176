package io.github.adaclip.figure;

import io.github.adaclip.report.TextPainter;
import java.awt.Color;

/**
 * How words look.
 *
 * @param size in pixels at 300 dpi: 31 are 7.5 points
 * @param bold whether they are bold
 * @param ink their colour
 */
record Lettering(int size, boolean bold, Color ink) {
  static final Lettering TITLE = new Lettering(34, true, Palette.INK);
  static final Lettering LABEL = new Lettering(31, false, Palette.INK);
  static final Lettering TICK = new Lettering(29, false, Palette.FAINT_INK);

  private static final String ELLIPSIS = "...";

  /** The width of words in pixels. */
  int width(String words) {
    return words.isEmpty() ? 0 : TextPainter.available().width(words, size, bold);
  }

  /** Height of a line of text with the room to the next. */
  int line() {
    return size * 7 / 5;
  }

  /** The words, cut and with dots if they do not fit. */
  String fitted(String words, int available) {
    if (width(words) <= available) {
      return words;
    }
    int end = words.length();
    while (end > 0 && width(words.substring(0, end) + ELLIPSIS) > available) {
      end = words.offsetByCodePoints(end, -1);
    }
    return words.substring(0, end).stripTrailing() + ELLIPSIS;
  }
}
