package io.github.adaclip.evaluate;

import io.github.adaclip.metrics.BootstrapIntervals;
import io.github.adaclip.metrics.ClassMetrics;
import io.github.adaclip.metrics.Curves;
import java.util.Optional;

/**
 * What was measured on one class.
 *
 * @param metrics its numbers; those without a meaning are empty
 * @param counts its pictures
 * @param imageCurves ROC and precision–recall; empty lists unless curves were asked for
 * @param pixelCurves the same of the pixels, and per-region overlap
 * @param intervals of the image-level metrics, if asked for
 * @param pixelIntervals of the pixel-level metrics, if asked for and there are masks
 */
public record ClassEvaluation(
    ClassMetrics metrics,
    PictureCounts counts,
    Curves imageCurves,
    Curves pixelCurves,
    Optional<BootstrapIntervals> intervals,
    Optional<BootstrapIntervals> pixelIntervals) {
  /** The class. */
  public String name() {
    return metrics.className();
  }
}
