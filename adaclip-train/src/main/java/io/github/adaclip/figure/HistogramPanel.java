package io.github.adaclip.figure;

import io.github.adaclip.metrics.ScoreHistogram;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Draws a {@link HistogramChart}: a filled step curve for each kind, both seen where they overlap.
 */
final class HistogramPanel implements Panel {
  private static final double ASPECT = 0.62;
  private static final int FILL_OPACITY = 70;

  private final HistogramChart chart;
  private final PlotFrame frame;

  HistogramPanel(HistogramChart chart) {
    this.chart = chart;
    Legend legend =
        new Legend(
            List.of(
                entry("normal", ScoreHistogram.Bin::normal, 0),
                entry("anomalous", ScoreHistogram.Bin::anomalous, 1)));
    this.frame = new PlotFrame(chart.title(), scores(chart), counts(chart), legend, ASPECT);
  }

  private Legend.Entry entry(String name, ToLongFunction<ScoreHistogram.Bin> count, int series) {
    long sum = chart.histogram().bins().stream().mapToLong(count).sum();
    return new Legend.Entry(
        name + " (" + sum + ")",
        (canvas, x, y) -> {
          canvas.fill(x, y - 12, Legend.SYMBOL_WIDTH, 24, faint(Palette.color(series)));
          canvas.line(
              x,
              y - 12,
              x + Legend.SYMBOL_WIDTH,
              y - 12,
              Palette.color(series),
              Palette.stroke(series));
        });
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
          drawSteps(surface, scale, ScoreHistogram.Bin::normal, 0);
          drawSteps(surface, scale, ScoreHistogram.Bin::anomalous, 1);
        });
  }

  private void drawSteps(
      Canvas canvas, PlotFrame.Scale scale, ToLongFunction<ScoreHistogram.Bin> count, int series) {
    List<ScoreHistogram.Bin> bins = chart.histogram().bins();
    Path2D steps = new Path2D.Double();
    boolean open = false;
    for (ScoreHistogram.Bin bin : bins) {
      long items = count.applyAsLong(bin);
      if (items > 0 && !open) {
        steps.moveTo(scale.x(bin.from()), scale.y(0));
      }
      if (items > 0 || open) {
        steps.lineTo(scale.x(bin.from()), scale.y(items));
      }
      open = items > 0;
      if (open) {
        steps.lineTo(scale.x(bin.to()), scale.y(items));
      }
    }
    if (open) {
      steps.lineTo(scale.x(bins.get(bins.size() - 1).to()), scale.y(0));
    }
    canvas.fill(steps, faint(Palette.color(series)));
    canvas.draw(steps, Palette.color(series), Palette.stroke(series));
  }

  private static Color faint(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), FILL_OPACITY);
  }

  private static Axis scores(HistogramChart chart) {
    List<ScoreHistogram.Bin> bins = chart.histogram().bins();
    double[] ends =
        bins.isEmpty()
            ? new double[0]
            : new double[] {bins.get(0).from(), bins.get(bins.size() - 1).to()};
    return Axis.around(chart.scoreTitle(), ends);
  }

  private static Axis counts(HistogramChart chart) {
    long most =
        chart.histogram().bins().stream()
            .mapToLong(bin -> Math.max(bin.normal(), bin.anomalous()))
            .max()
            .orElse(0);
    // From 5 on the steps between ticks are whole pictures.
    return new Axis(chart.countTitle(), 0, Math.max(5, most) * 1.05);
  }
}
