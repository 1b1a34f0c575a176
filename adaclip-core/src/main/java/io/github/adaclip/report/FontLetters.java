package io.github.adaclip.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;

/** Text by Java2D in the machine's sans serif font. */
final class FontLetters implements TextPainter {
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  /** Fonts are asked once: a failed start of Java's font system stays failed. */
  private static final class Available {
    private static final TextPainter PAINTER = choose();

    private static TextPainter choose() {
      try {
        TextPainter fonts = new FontLetters();
        BufferedImage trial = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        fonts.draw(trial.createGraphics(), "0", 0, 8, 8, true, Color.WHITE);
        return fonts.width("0", 8, true) > 0 ? fonts : new PixelLetters();
      } catch (RuntimeException | InternalError | LinkageError e) {
        // What Java2D throws without fontconfig, fonts or libfreetype; small containers have none.
        return new PixelLetters();
      }
    }
  }

  /** Fonts if Java finds any, else {@link PixelLetters}. */
  static TextPainter orPixelLetters() {
    return Available.PAINTER;
  }

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
