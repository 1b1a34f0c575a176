package io.github.adaclip.figure;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * Draws a {@link ScatterChart}. All points of a group are one shape, which keeps SVG files small.
 */
final class ScatterPanel implements Panel {
  private static final float DOT = 8;
  private static final double TRIANGLE = 7;
  private static final BasicStroke DOTS =
      new BasicStroke(DOT, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

  private final ScatterChart chart;
  private final PlotFrame frame;

  ScatterPanel(ScatterChart chart) {
    this(chart, true);
  }

  /**
   * A chart among others.
   *
   * @param legend whether it has one of its own
   */
  ScatterPanel(ScatterChart chart, boolean legend) {
    this.chart = chart;
    Legend shown = legend ? legend(chart.dots(), chart.triangles()) : new Legend(List.of());
    this.frame = new PlotFrame(chart.title(), chart.x(), chart.y(), shown, 1);
  }

  /** What the two kinds of points mean. */
  static Legend legend(ScatterChart.Group dots, ScatterChart.Group triangles) {
    double middle = Legend.SYMBOL_WIDTH / 2.0;
    return new Legend(
        List.of(
            new Legend.Entry(
                dots.name(), (canvas, x, y) -> drawDots(canvas, dot(x + middle, y, dots()))),
            new Legend.Entry(
                triangles.name(),
                (canvas, x, y) ->
                    canvas.fill(triangle(x + middle, y, dots()), Palette.ANOMALOUS))));
  }

  @Override
  public int height(int width) {
    return frame.height(width);
  }

  @Override
  public void draw(Canvas canvas, int width) {
    frame.draw(
        canvas,
        width,
        (surface, scale) -> {
          Path2D dots = dots();
          visible(chart.dots()).forEach(point -> dot(scale.x(point.x()), scale.y(point.y()), dots));
          drawDots(surface, dots);
          Path2D triangles = dots();
          visible(chart.triangles())
              .forEach(point -> triangle(scale.x(point.x()), scale.y(point.y()), triangles));
          surface.fill(triangles, Palette.ANOMALOUS);
        });
  }

  private List<DataPoint> visible(ScatterChart.Group group) {
    return group.points().stream()
        .filter(point -> isShare(chart.x().share(point.x())) && isShare(chart.y().share(point.y())))
        .toList();
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  private static Path2D dots() {
    return new Path2D.Double(Path2D.WIND_NON_ZERO);
  }

  private static void drawDots(Canvas canvas, Path2D dots) {
    canvas.draw(dots, Palette.NORMAL, DOTS);
  }

  /** A line without length, whose round ends are a dot. */
  private static Path2D dot(double x, double y, Path2D path) {
    path.moveTo(x, y);
    path.lineTo(x, y);
    return path;
  }

  private static Path2D triangle(double x, double y, Path2D path) {
    path.moveTo(x, y - TRIANGLE);
    path.lineTo(x + TRIANGLE, y + TRIANGLE * 0.75);
    path.lineTo(x - TRIANGLE, y + TRIANGLE * 0.75);
    path.closePath();
    return path;
  }
}
