package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.detect.StageClock.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The stages of several detections beside what this machine could do at best.
 *
 * @param seconds of each stage, the median
 * @param operations that a stage needs, where there is a formula
 * @param productRate operations per second of this machine's float32 products of matrices
 */
record StageTable(Map<Stage, Double> seconds, Map<Stage, Double> operations, double productRate) {
  /** The medians of several runs. */
  static StageTable of(
      List<StageTimes> runs, Map<Stage, Double> operations, List<Double> productRates) {
    Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
    for (Stage stage : runs.get(0).seconds().keySet()) {
      seconds.put(stage, median(runs.stream().map(run -> run.seconds().get(stage)).toList()));
    }
    return new StageTable(seconds, operations, median(productRates));
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** How many times longer all stages but writing take than their products would at best. */
  double ratio() {
    double all =
        seconds.entrySet().stream()
            .filter(entry -> entry.getKey() != Stage.WRITE)
            .mapToDouble(Map.Entry::getValue)
            .sum();
    double needed = operations.values().stream().mapToDouble(Double::doubleValue).sum();
    return all / (needed / productRate);
  }

  boolean hasRatio() {
    return !operations.isEmpty();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, "%-18s %9s %9s %9s %7s", "stage", "seconds", "GFLOP", "GFLOP/s", "ratio"));
    seconds.forEach(
        (stage, time) -> {
          Double needed = operations.get(stage);
          lines.add(
              needed == null
                  ? String.format(Locale.ROOT, "%-18s %9.4f", stage.words(), time)
                  : String.format(
                      Locale.ROOT,
                      "%-18s %9.4f %9.2f %9.1f %7.2f",
                      stage.words(),
                      time,
                      needed / 1e9,
                      needed / time / 1e9,
                      time / (needed / productRate)));
        });
    return lines;
  }

  void writeTo(ObjectNode line) {
    line.put("productRate", productRate);
    if (hasRatio()) {
      line.put("ratio", ratio());
    }
    ArrayNode stages = line.putArray("stages");
    seconds.forEach(
        (stage, time) -> {
          ObjectNode node = stages.addObject().put("stage", stage.words()).put("seconds", time);
          Double needed = operations.get(stage);
          if (needed != null) {
            node.put("operations", needed);
          }
        });
  }
}
