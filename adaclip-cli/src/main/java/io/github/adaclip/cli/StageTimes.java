package io.github.adaclip.cli;

import io.github.adaclip.detect.StageClock;
import java.util.EnumMap;
import java.util.Map;

/** How long each stage of one detection took. */
final class StageTimes implements StageClock {
  private final Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
  private long last = System.nanoTime();

  @Override
  public void ended(Stage stage) {
    long now = System.nanoTime();
    seconds.merge(stage, (now - last) / 1e9, Double::sum);
    last = now;
  }

  /** Seconds of the stages that ended. */
  Map<Stage, Double> seconds() {
    return new EnumMap<>(seconds);
  }

  /** Seconds from the picture to its score; what is written counts extra. */
  double detection() {
    return seconds.entrySet().stream()
        .filter(entry -> entry.getKey() != Stage.WRITE)
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
