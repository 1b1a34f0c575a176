package io.github.adaclip.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Axes from 0 to 1 on a canvas of 100 × 100, y upwards. */
class CutLineTest {
  private static final Axis AXIS = Axis.fraction("");

  @Test
  void whatIsInsideStays() {
    assertEquals("M 0 100 L 50 50 L 100 0", cut(0, 0, 0.5, 0.5, 1, 1));
  }

  @Test
  void whatLeavesIsCutAtTheEdge() {
    assertEquals("M 0 100 L 100 50", cut(0, 0, 2, 1));
  }

  @Test
  void whatComesBackBeginsAnew() {
    assertEquals("M 50 50 L 50 0 M 75 0 L 75 50", cut(0.5, 0.5, 0.5, 2, 0.75, 2, 0.75, 0.5));
  }

  @Test
  void whatPassesByIsNotThere() {
    assertEquals("", cut(-1, 0.5, 0.5, 2));
    assertEquals("", cut(0, 2, 1, 2));
  }

  private static String cut(double... coordinates) {
    List<DataPoint> points = new ArrayList<>();
    for (int index = 0; index < coordinates.length; index += 2) {
      points.add(new DataPoint(coordinates[index], coordinates[index + 1]));
    }
    PlotFrame.Scale scale = new PlotFrame.Scale(new Rectangle2D.Double(0, 0, 100, 100), AXIS, AXIS);
    Path2D path = new CutLine(AXIS, AXIS).path(points, scale);
    List<String> parts = new ArrayList<>();
    double[] at = new double[6];
    for (PathIterator part = path.getPathIterator(null); !part.isDone(); part.next()) {
      String letter = part.currentSegment(at) == PathIterator.SEG_MOVETO ? "M" : "L";
      parts.add(String.format(Locale.ROOT, "%s %.0f %.0f", letter, at[0], at[1]));
    }
    return String.join(" ", parts);
  }
}
