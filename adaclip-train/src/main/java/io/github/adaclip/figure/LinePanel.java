package io.github.adaclip.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** Draws a {@link LineChart}; the plot is a square. */
final class LinePanel implements Panel {
  private static final BasicStroke GUESSING = Palette.stroke(3, 4, 8);

  private final LineChart chart;
  private final PlotFrame frame;

  LinePanel(LineChart chart) {
    this.chart = chart;
    List<Legend.Entry> entries =
        IntStream.range(0, chart.lines().size())
            .mapToObj(index -> entry(chart.lines().get(index).name(), index))
            .toList();
    this.frame = new PlotFrame(chart.title(), chart.x(), chart.y(), new Legend(entries), 1);
  }

  private static Legend.Entry entry(String name, int series) {
    Color color = Palette.color(series);
    BasicStroke stroke = Palette.stroke(series);
    return new Legend.Entry(
        name, (canvas, x, y) -> canvas.line(x, y, x + Legend.SYMBOL_WIDTH, y, color, stroke));
  }

  @Override
  public int height(int width) {
    return frame.height(width);
  }

  @Override
  public void draw(Canvas canvas, int width) {
    CutLine cut = new CutLine(chart.x(), chart.y());
    frame.draw(
        canvas,
        width,
        (surface, scale) -> {
          if (chart.diagonal()) {
            double least = Math.max(chart.x().from(), chart.y().from());
            double most = Math.min(chart.x().to(), chart.y().to());
            List<DataPoint> ends = List.of(new DataPoint(least, least), new DataPoint(most, most));
            surface.draw(cut.path(ends, scale), Palette.RULE, GUESSING);
          }
          for (int series = 0; series < chart.lines().size(); series++) {
            surface.draw(
                cut.path(chart.lines().get(series).points(), scale),
                Palette.color(series),
                Palette.stroke(series));
          }
        });
  }
}
