package io.github.adaclip.figure;

import io.github.adaclip.metrics.ScoreHistogram;

/**
 * How often scores of normal and of anomalous items fall into each bin.
 *
 * @param title above the chart; may be empty
 * @param scoreTitle what the scores are
 * @param countTitle what is counted ("pictures")
 * @param histogram the counts; may be empty
 */
public record HistogramChart(
    String title, String scoreTitle, String countTitle, ScoreHistogram histogram) {
  /** The chart as wide as a column of print, its legend below. */
  public Figure figure() {
    return Figure.ofColumn(new HistogramPanel(this));
  }
}
