package io.github.adaclip.report;

import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.ResampledMap;

/** Sizes in which an anomaly map is written. */
public enum MapSize {
  /**
   * As large as the original picture; above {@link AnomalyMap#MAX_RESAMPLED_PIXELS} pixels as large
   * as the grid.
   */
  IMAGE,
  /** The grid of the model, which covers only the part that was looked at. */
  MODEL;

  /** The map at this size. */
  ResampledMap of(AnomalyMap map) {
    long pixels = (long) map.width() * map.height();
    return this == MODEL || pixels > AnomalyMap.MAX_RESAMPLED_PIXELS
        ? map.atGridSize()
        : map.resampled(map.width(), map.height());
  }
}
