package io.github.adaclip.figure;

import io.github.adaclip.file.AtomicFile;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A finished figure: as SVG, whose words stay words and whose pictures are within it, and as PNG
 * with 300 pixels per inch. Opaque white; the same figure gives the same bytes on the same machine.
 */
public final class Figure {
  /** Resolution of the PNG form. */
  public static final int DOTS_PER_INCH = 300;

  private static final double MILLIMETRES_PER_INCH = 25.4;
  private static final double COLUMN_MILLIMETRES = 80;
  private static final double PAGE_MILLIMETRES = 170;
  private static final int MARGIN = 12;

  private final Panel panel;
  private final int width;

  private Figure(Panel panel, int width) {
    this.panel = panel;
    this.width = width;
  }

  /** A figure 80 mm wide. */
  static Figure ofColumn(Panel panel) {
    return new Figure(panel, pixels(COLUMN_MILLIMETRES));
  }

  /** A figure 170 mm wide. */
  static Figure ofPage(Panel panel) {
    return new Figure(panel, pixels(PAGE_MILLIMETRES));
  }

  /** Pixels within the margins of a figure of a column's width. */
  static int columnWidth() {
    return pixels(COLUMN_MILLIMETRES) - 2 * MARGIN;
  }

  /** Pixels within the margins of a figure of a page's width. */
  static int pageWidth() {
    return pixels(PAGE_MILLIMETRES) - 2 * MARGIN;
  }

  /** Width of the PNG form in pixels. */
  public int width() {
    return width;
  }

  /** Height of the PNG form in pixels. */
  public int height() {
    return panel.height(width - 2 * MARGIN) + 2 * MARGIN;
  }

  /**
   * One {@code svg} element that can stand by itself or within a page: no references to anything
   * outside, no identifiers, its own white ground, its size in millimetres with a {@code viewBox}.
   */
  public String svg() {
    SvgDocument document = new SvgDocument();
    drawOn(document.graphics());
    return document.text(width, height(), MILLIMETRES_PER_INCH / DOTS_PER_INCH);
  }

  /** The PNG file. */
  public byte[] png() {
    BufferedImage image = new BufferedImage(width, height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    drawOn(graphics);
    graphics.dispose();
    return PngBytes.of(image, DOTS_PER_INCH);
  }

  /**
   * Writes the figure as {@code base.svg} and {@code base.png}, each whole or not at all; parent
   * folders are made.
   *
   * @param base path without an ending
   * @throws io.github.adaclip.failure.AdaClipException DISK_FULL or UNWRITABLE_OUTPUT
   */
  public void writeTo(Path base) {
    byte[] svg = svg().getBytes(StandardCharsets.UTF_8);
    byte[] png = png();
    AtomicFile.write(svgFile(base), svg);
    AtomicFile.write(pngFile(base), png);
  }

  /** The SVG file of a base. */
  public static Path svgFile(Path base) {
    return base.resolveSibling(base.getFileName() + ".svg");
  }

  /** The PNG file of a base. */
  public static Path pngFile(Path base) {
    return base.resolveSibling(base.getFileName() + ".png");
  }

  private void drawOn(Graphics2D graphics) {
    Canvas canvas = new Canvas(graphics);
    canvas.fill(0, 0, width, height(), Palette.PAPER);
    canvas.inside(MARGIN, MARGIN, panel, width - 2 * MARGIN);
  }

  private static int pixels(double millimetres) {
    return (int) Math.round(millimetres / MILLIMETRES_PER_INCH * DOTS_PER_INCH);
  }
}
