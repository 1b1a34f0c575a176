package io.github.adaclip.evaluate;

import io.github.adaclip.data.Sample;
import io.github.adaclip.map.AnomalyMap;
import java.util.OptionalDouble;

/**
 * A picture to be shown.
 *
 * @param kind why
 * @param sample which
 * @param score its score
 * @param pixelAveragePrecision of its own pixels; empty without a mask, or if the mask marks
 *     nothing or everything
 * @param map reduced to at most {@value #MAP_SIDE} rows and columns
 */
public record Example(
    ExampleKind kind,
    Sample sample,
    double score,
    OptionalDouble pixelAveragePrecision,
    AnomalyMap map) {
  /** The most rows and columns of a kept map. */
  public static final int MAP_SIDE = 256;

  /** A map small enough to be kept. */
  static AnomalyMap reduced(AnomalyMap map) {
    int side = Math.min(MAP_SIDE, map.side());
    float[] grid = new float[side * side];
    float[] row = new float[side];
    var rows = map.resampled(side, side);
    for (int y = 0; y < side; y++) {
      rows.readRow(y, row);
      System.arraycopy(row, 0, grid, y * side, side);
    }
    return new AnomalyMap(grid, side, map.width(), map.height());
  }
}
