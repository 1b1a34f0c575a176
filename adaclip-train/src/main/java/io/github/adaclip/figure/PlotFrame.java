package io.github.adaclip.figure;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * What every chart has around its data: title, axes with grid and words, and the legend below.
 *
 * @param title above the plot; may be empty
 * @param aspect height of the plot divided by its width
 */
record PlotFrame(String title, Axis x, Axis y, Legend legend, double aspect) {
  private static final int GAP = 14;

  /** Draws the data into the frame. */
  @FunctionalInterface
  interface Data {
    void draw(Canvas canvas, Scale scale);
  }

  /**
   * Where values lie on the canvas.
   *
   * @param plot the rectangle within the axes
   */
  record Scale(Rectangle2D plot, Axis xAxis, Axis yAxis) {
    double x(double value) {
      return plot.getX() + xAxis.share(value) * plot.getWidth();
    }

    double y(double value) {
      return plot.getMaxY() - yAxis.share(value) * plot.getHeight();
    }
  }

  int height(int width) {
    return legendTop(width) + legend.height(legendWidth(width)) + GAP;
  }

  void draw(Canvas canvas, int width, Data data) {
    Scale scale = new Scale(plot(width), x, y);
    canvas.words(
        Lettering.TITLE.fitted(title, width),
        scale.plot().getCenterX(),
        Lettering.TITLE.size(),
        Canvas.Anchor.MIDDLE,
        Lettering.TITLE);
    drawGrid(canvas, scale);
    canvas.draw(scale.plot(), Palette.RULE, Palette.thin());
    data.draw(canvas, scale);
    drawAxisWords(canvas, scale);
    legend.draw(canvas, left(), legendTop(width), legendWidth(width));
  }

  private void drawGrid(Canvas canvas, Scale scale) {
    Rectangle2D plot = scale.plot();
    for (double tick : x.ticks()) {
      double at = scale.x(tick);
      canvas.line(at, plot.getY(), at, plot.getMaxY(), Palette.GRID, Palette.thin());
    }
    for (double tick : y.ticks()) {
      double at = scale.y(tick);
      canvas.line(plot.getX(), at, plot.getMaxX(), at, Palette.GRID, Palette.thin());
    }
  }

  private void drawAxisWords(Canvas canvas, Scale scale) {
    Rectangle2D plot = scale.plot();
    double below = plot.getMaxY() + GAP + Lettering.TICK.size();
    for (double tick : x.ticks()) {
      canvas.words(x.label(tick), scale.x(tick), below, Canvas.Anchor.MIDDLE, Lettering.TICK);
    }
    for (double tick : y.ticks()) {
      double baseline = scale.y(tick) + Lettering.TICK.size() * 0.36;
      canvas.words(y.label(tick), plot.getX() - GAP, baseline, Canvas.Anchor.END, Lettering.TICK);
    }
    canvas.words(
        x.title(),
        plot.getCenterX(),
        below + Lettering.LABEL.line(),
        Canvas.Anchor.MIDDLE,
        Lettering.LABEL);
    canvas.upwards(y.title(), Lettering.LABEL.size(), plot.getCenterY(), Lettering.LABEL);
  }

  private Rectangle2D plot(int width) {
    int top = title.isEmpty() ? Lettering.TICK.size() : Lettering.TITLE.line() + GAP;
    int plotWidth = width - left() - right();
    return new Rectangle2D.Double(left(), top, plotWidth, Math.round(plotWidth * aspect));
  }

  private int left() {
    int title = y.title().isEmpty() ? 0 : Lettering.LABEL.line();
    return title + widest(y) + GAP;
  }

  /** Room for the right half of the last number below the axis. */
  private int right() {
    return widest(x) / 2 + GAP / 2;
  }

  private int legendTop(int width) {
    int words = GAP + Lettering.TICK.size() + Lettering.LABEL.line() + GAP;
    return (int) plot(width).getMaxY() + words + GAP;
  }

  private int legendWidth(int width) {
    return width - left();
  }

  private static int widest(Axis axis) {
    List<Double> ticks = axis.ticks();
    return ticks.stream().mapToInt(tick -> Lettering.TICK.width(axis.label(tick))).max().orElse(0);
  }
}
