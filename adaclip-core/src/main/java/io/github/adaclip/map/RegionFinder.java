package io.github.adaclip.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the regions of a map at a threshold, reading the map row by row. */
final class RegionFinder {
  private static final Comparator<Region> MOST_ANOMALOUS_FIRST =
      Comparator.comparingDouble(Region::peak)
          .thenComparingLong(Region::areaPixels)
          .reversed()
          .thenComparingInt(Region::y)
          .thenComparingInt(Region::x);

  private final ResampledMap map;
  private final float threshold;
  private final RunList runs;
  private float[] peakOfRun = new float[64];
  private double[] sumOfRun = new double[64];

  private RegionFinder(ResampledMap map, float threshold) {
    this.map = map;
    this.threshold = threshold;
    this.runs = new RunList(map.width(), map.height());
  }

  /** The pixels of all regions of at least so many pixels. */
  static RegionMask mask(ResampledMap map, float threshold, long minAreaPixels) {
    RegionFinder finder = new RegionFinder(map, threshold);
    finder.collectRuns();
    return new RegionMask(finder.runs, new ConnectedComponents(finder.runs), minAreaPixels);
  }

  /** Regions of values at or above the threshold, sorted by falling peak. */
  static List<Region> find(ResampledMap map, float threshold) {
    RegionFinder finder = new RegionFinder(map, threshold);
    finder.collectRuns();
    return finder.regions();
  }

  private void collectRuns() {
    float[] row = new float[map.width()];
    for (int y = 0; y < map.height(); y++) {
      map.readRow(y, row);
      collectRuns(row);
      runs.endRow();
    }
  }

  private void collectRuns(float[] row) {
    int x = 0;
    while (x < row.length) {
      int start = x;
      float peak = 0;
      double sum = 0;
      while (x < row.length && row[x] >= threshold) {
        peak = Math.max(peak, row[x]);
        sum += row[x];
        x++;
      }
      if (x > start) {
        record(start, x, peak, sum);
      }
      x++;
    }
  }

  private void record(int start, int end, float peak, double sum) {
    int run = runs.size();
    if (run == peakOfRun.length) {
      peakOfRun = Arrays.copyOf(peakOfRun, 2 * run);
      sumOfRun = Arrays.copyOf(sumOfRun, 2 * run);
    }
    runs.add(start, end);
    peakOfRun[run] = peak;
    sumOfRun[run] = sum;
  }

  private List<Region> regions() {
    ConnectedComponents components = new ConnectedComponents(runs);
    float[] peaks = new float[components.count() + 1];
    double[] sums = new double[components.count() + 1];
    for (int run = 0; run < runs.size(); run++) {
      int label = components.labelOfRun(run);
      peaks[label] = Math.max(peaks[label], peakOfRun[run]);
      sums[label] += sumOfRun[run];
    }
    List<Region> regions = new ArrayList<>();
    for (int label = 1; label <= components.count(); label++) {
      // A mean of equal values must not exceed them by a rounding of the sum.
      double mean = Math.min(peaks[label], sums[label] / components.areaPixels(label));
      regions.add(
          new Region(
              components.left(label),
              components.top(label),
              components.boxWidth(label),
              components.boxHeight(label),
              components.areaPixels(label),
              peaks[label],
              mean,
              components.contour(label)));
    }
    regions.sort(MOST_ANOMALOUS_FIRST);
    return List.copyOf(regions);
  }
}
