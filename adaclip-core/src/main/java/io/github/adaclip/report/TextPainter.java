package io.github.adaclip.report;

import java.awt.Color;
import java.awt.Graphics2D;

/**
 * Draws short texts on pictures and figures, with the machine's fonts or, where it has none,
 * without.
 */
public interface TextPainter {
  /** The width of a text in pixels. */
  int width(String text, int sizePixels, boolean bold);

  /** Draws a text; y is its baseline. */
  void draw(
      Graphics2D graphics, String text, int x, int y, int sizePixels, boolean bold, Color ink);

  /** The machine's sans serif font, or drawn letters if Java finds no font at all. */
  static TextPainter available() {
    return FontLetters.orPixelLetters();
  }
}
