package io.github.adaclip.report;

import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.Coverage;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.map.AnomalyMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Results as a table: a header and one row per picture, in the form of RFC 4180 (comma, quotes
 * doubled), without line breaks at their ends. Undefined values are empty. Text that a spreadsheet
 * would take for a formula gets an apostrophe in front.
 */
public final class DetectionCsv {
  private static final List<String> COLUMNS =
      List.of(
          "image",
          "className",
          "width",
          "height",
          "score",
          "anomalous",
          "threshold",
          "pixelThreshold",
          "mapMin",
          "mapMax",
          "mapMean",
          "peakX",
          "peakY",
          "seconds",
          "errorKind",
          "errorMessage",
          "checkpointSha256",
          "imageSize",
          "method",
          "profile",
          "profileSha256",
          "time",
          "view",
          "precision",
          "dynamicSize");
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private DetectionCsv() {}

  /** The names of the columns. */
  public static String header() {
    return String.join(",", COLUMNS);
  }

  /** One detection. */
  public static String row(Detection detection, Decision decision) {
    AnomalyMap map = detection.map();
    return String.join(
        ",",
        text(detection.image()),
        text(detection.className()),
        String.valueOf(detection.width()),
        String.valueOf(detection.height()),
        number(detection.score()),
        decision.anomalous(detection.score()).map(String::valueOf).orElse(""),
        optional(decision.threshold()),
        optional(decision.pixelThreshold()),
        number(map.min()),
        number(map.max()),
        number(map.mean()),
        String.valueOf(map.peak().x()),
        String.valueOf(map.peak().y()),
        number(detection.seconds()),
        "",
        "",
        detection.model().checkpointSha256(),
        String.valueOf(detection.model().imageSize()),
        detection.model().method().optionName(),
        decision.profile().map(profile -> text(profile.name())).orElse(""),
        decision.profile().map(ProfileReference::sha256).orElse(""),
        detection.time().toString(),
        detection.coverage().map(DetectionCsv::view).orElse(""),
        detection.model().approximation().precision().optionName(),
        dynamicSize(detection.model().approximation()));
  }

  /** What was asked for, as {@code crop=0,0,10,10 roi=…}. */
  private static String view(Coverage coverage) {
    return text(
        coverage.options().entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining(" ")));
  }

  /** One picture that failed; only its name and the columns of the error are filled. */
  public static String errorRow(String image, AdaClipException failure) {
    int before = COLUMNS.indexOf("errorKind") - 1;
    int after = COLUMNS.size() - before - 3;
    return text(image)
        + ",".repeat(before + 1)
        + failure.code().name()
        + ","
        + text(failure.getMessage())
        + ",".repeat(after);
  }

  private static String dynamicSize(Approximation approximation) {
    OptionalInt side = approximation.dynamicSize();
    return side.isPresent() ? String.valueOf(side.getAsInt()) : "";
  }

  private static String number(double value) {
    return Float.toString((float) value);
  }

  private static String optional(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  static String text(String value) {
    boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    String safe = formula ? "'" + value : value;
    boolean special = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
