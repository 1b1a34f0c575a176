package io.github.adaclip.metrics;

import java.util.OptionalDouble;

/**
 * AUPRO from one walk over the levels: the area under the mean covered share of the regions against
 * the false-positive rate, up to a limit and divided by it.
 *
 * <p>The curve starts at (0, 0), has one point per distinct score, and is cut at the limit by
 * linear interpolation. A pixel of a region of area a adds 1 / a to the sum of shares, so regions
 * weigh the same whatever their size and picture.
 *
 * <p>Source: Bergmann et al., The MVTec Anomaly Detection Dataset, IJCV 2021, section 5.2.
 */
final class RegionOverlapSums implements LevelVisitor {
  private final long normalTotal;
  private final long regionTotal;
  private final double limit;
  private final CompensatedSum area = new CompensatedSum();
  private final CompensatedSum shares = new CompensatedSum();
  private long falsePositives;
  private double lastRate;
  private double lastOverlap;

  RegionOverlapSums(long normalTotal, long regionTotal, double limit) {
    requireLimit(limit);
    this.normalTotal = normalTotal;
    this.regionTotal = regionTotal;
    this.limit = limit;
  }

  static void requireLimit(double limit) {
    if (!(limit > 0 && limit <= 1)) {
      throw new IllegalArgumentException(
          "the limit of the false-positive rate must be above 0 and at most 1, found " + limit);
    }
  }

  @Override
  public void level(double score, long normal, long anomalous, double regionShare) {
    if (lastRate >= limit) {
      return;
    }
    falsePositives += normal;
    if (regionShare > 0) {
      shares.add(regionShare);
    }
    double rate = (double) falsePositives / normalTotal;
    double overlap = Math.min(1, shares.value() / regionTotal);
    if (rate > limit) {
      double part = (limit - lastRate) / (rate - lastRate);
      double overlapAtLimit = lastOverlap + part * (overlap - lastOverlap);
      area.add((limit - lastRate) * (lastOverlap + overlapAtLimit) / 2);
    } else {
      area.add((rate - lastRate) * (lastOverlap + overlap) / 2);
    }
    lastRate = rate;
    lastOverlap = overlap;
  }

  /** Empty without regions or without normal pixels. */
  OptionalDouble aupro() {
    return normalTotal == 0 || regionTotal == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1, area.value() / limit));
  }
}
