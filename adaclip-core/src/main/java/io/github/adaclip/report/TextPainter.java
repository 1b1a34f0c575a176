package io.github.adaclip.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;

/** Draws short texts in a legend, with the machine's fonts or, where it has none, without. */
interface TextPainter {
  /** The width of a text in pixels. */
  int width(String text, int sizePixels, boolean bold);

  /** Draws a text; y is its baseline. */
  void draw(
      Graphics2D graphics, String text, int x, int y, int sizePixels, boolean bold, Color ink);

  /** The machine's sans serif font, or drawn letters if Java finds no font at all. */
  static TextPainter available() {
    return Available.PAINTER;
  }

  /** Fonts are asked once: a failed start of Java's font system stays failed. */
  final class Available {
    private static final TextPainter PAINTER = choose();

    private Available() {}

    private static TextPainter choose() {
      try {
        TextPainter fonts = new Fonts();
        BufferedImage trial = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        fonts.draw(trial.createGraphics(), "0", 0, 8, 8, true, Color.WHITE);
        return fonts.width("0", 8, true) > 0 ? fonts : new PixelLetters();
      } catch (RuntimeException | InternalError | LinkageError e) {
        // What Java2D throws without fontconfig, fonts or libfreetype; small containers have none.
        return new PixelLetters();
      }
    }
  }

  /** Text by Java2D. */
  final class Fonts implements TextPainter {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    @Override
    public int width(String text, int sizePixels, boolean bold) {
      return (int) Math.ceil(font(sizePixels, bold).getStringBounds(text, CONTEXT).getWidth());
    }

    @Override
    public void draw(
        Graphics2D graphics, String text, int x, int y, int sizePixels, boolean bold, Color ink) {
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setFont(font(sizePixels, bold));
      graphics.setColor(ink);
      graphics.drawString(text, x, y);
    }

    private static Font font(int sizePixels, boolean bold) {
      return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, sizePixels);
    }
  }
}
