package io.github.adaclip.figure;

import io.github.adaclip.report.TextPainter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** What figures are drawn on, in pixels at 300 dpi: a picture or an SVG document. */
final class Canvas {
  /** Which point of the words the given x is. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  private final Graphics2D graphics;

  Canvas(Graphics2D graphics) {
    this.graphics = graphics;
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  /** Draws words; y is their baseline. */
  void words(String words, double x, double y, Anchor anchor, Lettering lettering) {
    if (words.isEmpty()) {
      return;
    }
    int width = lettering.width(words);
    int shift =
        switch (anchor) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    TextPainter.available()
        .draw(
            graphics,
            words,
            (int) Math.round(x) - shift,
            (int) Math.round(y),
            lettering.size(),
            lettering.bold(),
            lettering.ink());
  }

  /** Draws words that run upwards, their middle at y; x is their baseline. */
  void upwards(String words, double x, double y, Lettering lettering) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(Math.round(x), Math.round(y));
    graphics.rotate(-Math.PI / 2);
    words(words, 0, 0, Anchor.MIDDLE, lettering);
    graphics.setTransform(before);
  }

  /** Draws the outline of a shape. */
  void draw(Shape shape, Color color, Stroke stroke) {
    graphics.setColor(color);
    graphics.setStroke(stroke);
    graphics.draw(shape);
  }

  /** Draws a straight line. */
  void line(double x1, double y1, double x2, double y2, Color color, Stroke stroke) {
    draw(new Line2D.Double(x1, y1, x2, y2), color, stroke);
  }

  /** Fills a shape. */
  void fill(Shape shape, Color color) {
    graphics.setColor(color);
    graphics.fill(shape);
  }

  /** Fills a rectangle. */
  void fill(double x, double y, double width, double height, Color color) {
    fill(new Rectangle2D.Double(x, y, width, height), color);
  }

  /** Draws a picture, scaled to fill a rectangle. */
  void picture(BufferedImage picture, int x, int y, int width, int height) {
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(picture, x, y, width, height, null);
  }

  /** Draws a part of the figure with its origin at a point of this one. */
  void inside(int x, int y, Panel panel, int width) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    panel.draw(this, width);
    graphics.setTransform(before);
  }
}
