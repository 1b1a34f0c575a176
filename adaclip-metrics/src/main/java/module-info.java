/**
 * AUROC, average precision, max-F1 and AUPRO, exact and streaming. Pure Java. Start with {@link
 * io.github.adaclip.metrics.PixelScores}.
 */
module io.github.adaclip.metrics {
  requires transitive io.github.adaclip.core;

  exports io.github.adaclip.metrics;
}
