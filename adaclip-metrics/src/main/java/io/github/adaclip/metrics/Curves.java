package io.github.adaclip.metrics;

import java.util.List;

/**
 * Curves for plots, thresholds descending, at most {@value #MOST_POINTS} points each. A curve with
 * no more distinct thresholds than that is complete. A longer one keeps its first and last point,
 * and ROC and PRO leave the complete curve by no more than 0.003 (|Δx| + |Δy|); the
 * precision–recall curve, whose precision may swing, by no more than a few such steps. Metrics are
 * never computed from these points.
 *
 * @param roc (false-positive rate, true-positive rate) from (0, 0) to (1, 1); empty if undefined
 * @param precisionRecall (recall, precision) from (0, 1); empty if undefined
 * @param perRegionOverlap (false-positive rate, mean covered share of the regions) from (0, 0) to
 *     (1, 1); empty at image level, without regions and without normal pixels
 */
public record Curves(
    List<CurvePoint> roc, List<CurvePoint> precisionRecall, List<CurvePoint> perRegionOverlap) {
  /** The most points of one curve. */
  public static final int MOST_POINTS = 1000;

  /** Copies the lists. */
  public Curves {
    roc = List.copyOf(roc);
    precisionRecall = List.copyOf(precisionRecall);
    perRegionOverlap = List.copyOf(perRegionOverlap);
  }
}
