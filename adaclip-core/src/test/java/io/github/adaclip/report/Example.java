package io.github.adaclip.report;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.map.AnomalyMap;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Detections to report about. */
final class Example {
  static final ModelDescription MODEL =
      new ModelDescription("tiny", "ViT-L-14-336", "0123456789abcdef".repeat(4), 518);

  private Example() {}

  static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  /** A 2 × 2 grid over 8 × 4 pixels with one anomalous corner at the top right. */
  static Detection small() {
    return detection("candle", new AnomalyMap(new float[] {0, 0.75f, 0.25f, 0}, 2, 8, 4));
  }

  static Detection detection(String className, AnomalyMap map) {
    return new Detection(
        "a.png", className, 0.8123f, map, MODEL, 7, 1.92961, Optional.empty(), TIME);
  }

  static AnomalyMap constant(float value, int width, int height) {
    return new AnomalyMap(new float[] {value}, 1, width, height);
  }

  static AnomalyMap random(int side, int width, int height) {
    Random random = new Random(11);
    float[] grid = new float[side * side];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = random.nextFloat();
    }
    return new AnomalyMap(grid, side, width, height);
  }
}
