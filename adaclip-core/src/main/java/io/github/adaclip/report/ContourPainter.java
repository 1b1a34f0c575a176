package io.github.adaclip.report;

import io.github.adaclip.map.Point;
import io.github.adaclip.map.Region;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Draws contours as a white line with a dark rim, visible on dark and on bright pictures. */
final class ContourPainter {
  private static final Color RIM = new Color(0, 0, 0, 190);
  private static final double LINES_PER_SIDE = 420;
  private static final float SMALLEST_LINE = 1.2f;
  private static final float RIM_WIDTHS = 2.4f;

  private final double scaleX;
  private final double scaleY;
  private final float lineWidth;

  /**
   * A painter for one picture.
   *
   * @param scaleX shown pixels per original pixel
   * @param scaleY shown pixels per original pixel
   * @param shorterSide of the shown picture; line widths follow it
   */
  ContourPainter(double scaleX, double scaleY, int shorterSide) {
    this.scaleX = scaleX;
    this.scaleY = scaleY;
    this.lineWidth = Math.max(SMALLEST_LINE, (float) (shorterSide / LINES_PER_SIDE));
  }

  /** Draws the contours of all regions, all rims below all lines. */
  void draw(Graphics2D graphics, List<Region> regions) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    List<Shape> shapes = regions.stream().map(this::shape).toList();
    stroke(graphics, shapes, RIM, lineWidth * RIM_WIDTHS);
    stroke(graphics, shapes, Color.WHITE, lineWidth);
  }

  private static void stroke(
      Graphics2D graphics, List<Shape> shapes, Color color, float strokeWidth) {
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke(strokeWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    shapes.forEach(graphics::draw);
  }

  private Shape shape(Region region) {
    List<Point> contour = region.contour();
    if (region.width() == 1 || region.height() == 1) {
      return new Rectangle2D.Double(
          region.x() * scaleX,
          region.y() * scaleY,
          region.width() * scaleX,
          region.height() * scaleY);
    }
    Path2D path = new Path2D.Double();
    Point start = contour.get(0);
    path.moveTo((start.x() + 0.5) * scaleX, (start.y() + 0.5) * scaleY);
    for (Point point : contour.subList(1, contour.size())) {
      path.lineTo((point.x() + 0.5) * scaleX, (point.y() + 0.5) * scaleY);
    }
    path.closePath();
    return path;
  }
}
