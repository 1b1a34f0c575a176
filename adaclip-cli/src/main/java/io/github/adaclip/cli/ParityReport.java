package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.parity.StageDeviation;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Tells the deviation of each stage as it is known, and a summary at the end. */
final class ParityReport {
  private static final String ROW = "  %-28s %9s %12s %12s  %s";

  private final CommonOptions common;
  private final Set<String> exceeded = new LinkedHashSet<>();
  private String file = "";
  private String className = "";
  private int side;
  private int stages;
  private int exceededCount;
  private int files;

  ParityReport(CommonOptions common) {
    this.common = common;
  }

  /** The deviations that follow are of this golden file. */
  void begin(Path path, String ofClass, int sidePixels) {
    file = path.getFileName().toString();
    className = ofClass;
    side = sidePixels;
    files++;
    if (!common.json()) {
      Console console = common.console();
      console.result(file + ": " + className + ", " + side + " pixels");
      console.result(
          String.format(Locale.ROOT, ROW, "stage", "values", "deviation", "tolerance", "")
              .stripTrailing());
    }
  }

  void add(StageDeviation stage) {
    stages++;
    if (!stage.withinTolerance()) {
      exceededCount++;
      exceeded.add(stage.stage());
    }
    common.console().result(common.json() ? json(stage).toString() : row(stage));
  }

  /** Tells the summary. */
  void close() {
    String summary =
        (stages - exceededCount)
            + " of "
            + stages
            + " stages in "
            + files
            + (files == 1 ? " file" : " files")
            + " are within tolerance";
    if (common.json()) {
      common.console().note(summary);
    } else {
      common.console().result(summary);
    }
    if (!isWithinTolerance()) {
      common
          .console()
          .warn(
              AdaClipException.of(
                      FailureCode.PARITY_EXCEEDED,
                      "stages differ from the reference beyond tolerance")
                  .with("stages", String.join(", ", exceeded))
                  .fix(
                      "the first of them is where to look; check that weights, activation and class"
                          + " name are those of the golden files, and try --tolerance 2 if it is rounding")
                  .build()
                  .describe());
    }
  }

  boolean isWithinTolerance() {
    return exceededCount == 0;
  }

  private static String row(StageDeviation stage) {
    return String.format(
        Locale.ROOT,
        ROW,
        stage.stage(),
        stage.values(),
        number(stage.largest()),
        number(stage.tolerance()),
        stage.withinTolerance() ? "ok" : "EXCEEDED");
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "none";
    }
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.2e", value);
  }

  private ObjectNode json(StageDeviation stage) {
    ObjectNode line =
        JsonNodeFactory.instance
            .objectNode()
            .put("file", file)
            .put("className", className)
            .put("imageSize", side)
            .put("stage", stage.stage())
            .put("values", stage.values());
    if (Double.isFinite(stage.largest())) {
      line.put("deviation", stage.largest());
    } else {
      line.putNull("deviation");
    }
    return line.put("tolerance", stage.tolerance()).put("withinTolerance", stage.withinTolerance());
  }
}
