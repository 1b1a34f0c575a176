package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.ModelDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a measurement found, as lines for a reader and as JSON. */
final class BenchResult {
  private static final int PRODUCT_RATES = 3;

  private final BenchSubject subject;
  private final Loading loading;
  private final List<double[]> seconds = new ArrayList<>(); // of each subject, rising
  private final Optional<StageTable> table;
  private final Optional<ResultDeviation> deviation;

  /**
   * What comes before the repetitions.
   *
   * @param seconds of the first loading in this process
   * @param againSeconds of the second
   * @param firstSeconds of the first repetition
   */
  record Loading(double seconds, double againSeconds, double firstSeconds) {}

  /**
   * The result of some runs.
   *
   * @param subject whose stages are told
   * @param runs of the subject, and of another one that was measured beside it
   */
  BenchResult(BenchSubject subject, Loading loading, List<List<BenchSubject.Run>> runs) {
    this.subject = subject;
    this.loading = loading;
    for (List<BenchSubject.Run> own : runs) {
      seconds.add(own.stream().mapToDouble(BenchSubject.Run::seconds).sorted().toArray());
    }
    this.table =
        subject
            .stages()
            .map(
                bench -> {
                  List<Double> rates = new ArrayList<>();
                  for (int rate = 0; rate < PRODUCT_RATES; rate++) {
                    rates.add(bench.engine().productRate());
                  }
                  List<StageTimes> times =
                      runs.get(0).stream().map(BenchSubject.Run::stages).toList();
                  return StageTable.of(times, bench.operations(), rates);
                });
    this.deviation =
        runs.size() > 1 && subject.stages().isPresent()
            ? Optional.of(ResultDeviation.of(detections(runs.get(1)), detections(runs.get(0))))
            : Optional.empty();
  }

  private static List<Detection> detections(List<BenchSubject.Run> runs) {
    return runs.stream().map(run -> run.detection().orElseThrow()).toList();
  }

  private double median(int of) {
    return seconds.get(of)[seconds.get(of).length / 2];
  }

  /** For a reader; {@code beside} names the other subject, if there is one. */
  List<String> lines(String beside) {
    List<String> lines = new ArrayList<>();
    ModelDescription model = subject.model();
    String given = model.approximation().words();
    row(lines, "machine", Machine.processor() + ", " + processors() + " processors");
    row(
        lines,
        "model",
        model.method().optionName()
            + " on "
            + model.backbone()
            + " at "
            + model.imageSize()
            + " pixels"
            + (given.isEmpty() ? "" : ", " + given));
    row(lines, "load", number("%.2f s, again %.2f s", loading.seconds(), loading.againSeconds()));
    row(lines, "first " + subject.name(), number("%.3f s", loading.firstSeconds()));
    row(lines, subject.name(), summary(seconds.get(0)));
    if (seconds.size() > 1) {
      row(lines, beside, summary(seconds.get(1)));
      row(lines, "ratio", number("%.2f", median(1) / median(0)));
    }
    deviation.ifPresent(
        found -> {
          row(
              lines,
              "map differs",
              number(
                  "mean %.2g, 99th percentile %.2g, largest %.2g",
                  found.mapMean(), found.mapPercentile(), found.mapLargest()));
          row(
              lines,
              "score differs",
              number("mean %.2g, largest %.2g", found.scoreMean(), found.scoreLargest()));
        });
    table.ifPresent(stages -> addStages(lines, stages));
    Machine.peakBytes()
        .ifPresent(bytes -> row(lines, "peak memory", number("%.2f GB", bytes / 1e9)));
    return lines;
  }

  private static void addStages(List<String> lines, StageTable stages) {
    row(lines, "products", number("%.1f GFLOP/s in float32", stages.productRate() / 1e9));
    if (stages.hasRatio()) {
      row(lines, "ratio to them", number("%.2f", stages.ratio()));
    }
    lines.addAll(stages.lines());
  }

  /** On one line; {@code beside} begins the other subject's field. */
  String json(String beside) {
    double[] own = seconds.get(0);
    ModelDescription model = subject.model();
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("measured", subject.name())
            .put("method", model.method().optionName())
            .put("backbone", model.backbone())
            .put("imageSize", model.imageSize())
            .put("precision", model.approximation().precision().optionName());
    model.approximation().dynamicSize().ifPresent(side -> line.put("dynamicSize", side));
    line.put("processor", Machine.processor())
        .put("processors", processors())
        .put("loadSeconds", loading.seconds())
        .put("loadAgainSeconds", loading.againSeconds())
        .put("firstSeconds", loading.firstSeconds())
        .put("medianSeconds", median(0))
        .put("leastSeconds", own[0])
        .put("mostSeconds", own[own.length - 1])
        .put("runs", own.length);
    if (seconds.size() > 1) {
      line.put(beside + "MedianSeconds", median(1));
    }
    deviation.ifPresent(
        found ->
            line.putObject("deviation")
                .put("mapMean", found.mapMean())
                .put("mapPercentile99", found.mapPercentile())
                .put("mapLargest", found.mapLargest())
                .put("scoreMean", found.scoreMean())
                .put("scoreLargest", found.scoreLargest()));
    table.ifPresent(stages -> stages.writeTo(line));
    Machine.peakBytes().ifPresent(bytes -> line.put("peakBytes", bytes));
    return line.toString();
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static String summary(double[] sorted) {
    return number("%.3f s (median of ", sorted[sorted.length / 2])
        + sorted.length
        + number("; %.3f to %.3f)", sorted[0], sorted[sorted.length - 1]);
  }

  private static String number(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private static void row(List<String> lines, String name, String value) {
    lines.add(String.format(Locale.ROOT, "%-16s %s", name, value));
  }
}
