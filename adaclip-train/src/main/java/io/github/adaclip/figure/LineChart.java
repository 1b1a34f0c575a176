package io.github.adaclip.figure;

import java.util.List;

/**
 * Curves over common axes. What lies outside the axes is cut off.
 *
 * @param title above the chart; may be empty
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param lines the curves, told apart by colour and dashes; the same style again from the 29th on
 * @param diagonal whether y = x is drawn, the curve of guessing
 */
public record LineChart(String title, Axis x, Axis y, List<Line> lines, boolean diagonal) {
  /**
   * One curve.
   *
   * @param name in the legend
   * @param points joined by straight lines in their order
   */
  public record Line(String name, List<DataPoint> points) {
    /** Copies the list. */
    public Line {
      points = List.copyOf(points);
    }
  }

  /** Copies the list. */
  public LineChart {
    lines = List.copyOf(lines);
  }

  /** The chart as wide as a column of print, its legend below. */
  public Figure figure() {
    return Figure.ofColumn(new LinePanel(this));
  }
}
