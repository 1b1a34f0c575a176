package io.github.adaclip.figure;

import java.util.List;

/**
 * Two groups of points: small dots, and triangles drawn over them.
 *
 * @param title above the chart; may be empty
 * @param x the horizontal axis; points outside the axes are left out
 * @param y the vertical axis
 * @param dots for instance normal items
 * @param triangles for instance anomalous items
 */
public record ScatterChart(String title, Axis x, Axis y, Group dots, Group triangles) {
  /**
   * Points of one kind.
   *
   * @param name in the legend
   * @param points in any order
   */
  public record Group(String name, List<DataPoint> points) {
    /** Copies the list. */
    public Group {
      points = List.copyOf(points);
    }
  }

  /** The chart as wide as a column of print, its legend below. */
  public Figure figure() {
    return Figure.ofColumn(new ScatterPanel(this));
  }
}
