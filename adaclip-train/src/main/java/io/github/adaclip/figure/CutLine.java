package io.github.adaclip.figure;

import java.awt.geom.Path2D;
import java.util.List;

/** A line of points, cut off at the edges of the axes. */
final class CutLine {
  private final Axis xAxis;
  private final Axis yAxis;

  CutLine(Axis xAxis, Axis yAxis) {
    this.xAxis = xAxis;
    this.yAxis = yAxis;
  }

  /** The visible parts, on the canvas. */
  Path2D path(List<DataPoint> points, PlotFrame.Scale scale) {
    Path2D path = new Path2D.Double();
    DataPoint last = null;
    for (int index = 1; index < points.size(); index++) {
      DataPoint from = points.get(index - 1);
      DataPoint to = points.get(index);
      double[] visible = visible(from, to);
      if (visible[0] > visible[1]) {
        continue;
      }
      DataPoint start = between(from, to, visible[0]);
      DataPoint end = between(from, to, visible[1]);
      if (!start.equals(last)) {
        path.moveTo(scale.x(start.x()), scale.y(start.y()));
      }
      path.lineTo(scale.x(end.x()), scale.y(end.y()));
      last = end;
    }
    return path;
  }

  /**
   * The part of a segment within the axes as shares of its length, first greater than second if
   * there is none.
   *
   * <p>Source: Liang and Barsky, "A new concept and method for line clipping", ACM TOG, 1984.
   */
  private double[] visible(DataPoint from, DataPoint to) {
    double[] part = {0, 1};
    cut(part, to.x() - from.x(), xAxis.from() - from.x(), xAxis.to() - from.x());
    cut(part, to.y() - from.y(), yAxis.from() - from.y(), yAxis.to() - from.y());
    return part;
  }

  /** Leaves the shares t of the part for which least ≤ t · change ≤ most. */
  private static void cut(double[] part, double change, double least, double most) {
    if (change == 0) {
      if (least > 0 || most < 0) {
        part[0] = Double.POSITIVE_INFINITY;
      }
      return;
    }
    part[0] = Math.max(part[0], Math.min(least / change, most / change));
    part[1] = Math.min(part[1], Math.max(least / change, most / change));
  }

  private static DataPoint between(DataPoint from, DataPoint to, double share) {
    if (share == 0 || share == 1) {
      return share == 0 ? from : to;
    }
    return new DataPoint(
        from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()));
  }
}
