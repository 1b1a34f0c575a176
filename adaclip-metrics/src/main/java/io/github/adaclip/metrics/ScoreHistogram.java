package io.github.adaclip.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * How scores are spread, normal and anomalous apart, in bins of equal width from the lowest to the
 * highest score.
 *
 * @param bins in ascending order; empty if there are no scores
 */
public record ScoreHistogram(List<Bin> bins) {
  /**
   * One bin.
   *
   * @param from its lower edge, inclusive
   * @param to its upper edge, exclusive but in the last bin
   * @param normal normal items in it
   * @param anomalous anomalous items in it
   */
  public record Bin(double from, double to, long normal, long anomalous) {}

  /** Copies the list. */
  public ScoreHistogram {
    bins = List.copyOf(bins);
  }

  /** Counts levels into bins between known ends; equal ends put everything into the first bin. */
  static final class Counter implements LevelVisitor {
    private final double lowest;
    private final double highest;
    private final long[] normalCounts;
    private final long[] anomalousCounts;

    Counter(double lowest, double highest, int bins) {
      if (bins < 1) {
        throw new IllegalArgumentException("a histogram needs at least 1 bin, found " + bins);
      }
      this.lowest = lowest;
      this.highest = highest;
      this.normalCounts = new long[bins];
      this.anomalousCounts = new long[bins];
    }

    @Override
    public void level(double score, long normal, long anomalous, double regionShare) {
      int bins = normalCounts.length;
      double place = highest > lowest ? (score / 2 - lowest / 2) / halfRange() * bins : 0;
      int bin = Math.min(bins - 1, (int) place);
      normalCounts[bin] += normal;
      anomalousCounts[bin] += anomalous;
    }

    ScoreHistogram histogram() {
      List<Bin> bins = new ArrayList<>();
      for (int bin = 0; bin < normalCounts.length; bin++) {
        bins.add(new Bin(edge(bin), edge(bin + 1), normalCounts[bin], anomalousCounts[bin]));
      }
      return new ScoreHistogram(bins);
    }

    private double edge(int index) {
      return index == normalCounts.length
          ? highest
          : lowest + 2 * (halfRange() * index / normalCounts.length);
    }

    /** Half, because the range of two finite doubles may not be finite. */
    private double halfRange() {
      return highest / 2 - lowest / 2;
    }
  }
}
