package io.github.adaclip.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** The metrics of one method in the {@code report.json} beside its curves, for legends. */
public final class ReportedAreas {
  private static final String FILE = "report.json";
  private static final double PERCENT = 100;

  private final JsonNode evaluation;

  private ReportedAreas(JsonNode evaluation) {
    this.evaluation = evaluation;
  }

  /**
   * Reads the report beside a table of curves; without one, or without that method in it, nothing
   * is known.
   *
   * @param method empty for the first one
   * @throws AdaClipException UNUSABLE_DATA if there is a file of that name that is no report
   */
  static ReportedAreas beside(Path curves, String method) {
    Path file = curves.resolveSibling(FILE);
    if (!Files.isRegularFile(file)) {
      return new ReportedAreas(MissingNode.getInstance());
    }
    try {
      JsonNode report = new ObjectMapper().readTree(file.toFile());
      if (method.isEmpty()) {
        return new ReportedAreas(report);
      }
      for (JsonNode other : report.path("comparison")) {
        if (other.path("protocol").path("method").asText().equals(method)) {
          return new ReportedAreas(other);
        }
      }
      return new ReportedAreas(MissingNode.getInstance());
    } catch (JsonProcessingException e) {
      throw unreadable(file, "no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }

  /** The metric that belongs to a curve, a fraction; empty if it is not known. */
  OptionalDouble ofClass(String className, String level, CurveKind kind) {
    for (JsonNode each : evaluation.path("classes")) {
      if (each.path("name").asText().equals(className)) {
        return fraction(each, level, kind);
      }
    }
    return OptionalDouble.empty();
  }

  /** Its mean over the classes, a fraction; empty if it is not known. */
  OptionalDouble mean(String level, CurveKind kind) {
    return fraction(evaluation.path("mean"), level, kind);
  }

  /** The method as the report calls it; empty if it is not known. */
  String method() {
    return evaluation.path("protocol").path("method").asText();
  }

  private static OptionalDouble fraction(JsonNode node, String level, CurveKind kind) {
    JsonNode percent = node.path(level).path(kind.metric());
    return percent.isNumber()
        ? OptionalDouble.of(percent.asDouble() / PERCENT)
        : OptionalDouble.empty();
  }

  private static AdaClipException unreadable(Path file, String found, Exception cause) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, "the report beside the curves is damaged")
        .file(file)
        .found(found)
        .fix("evaluate again, or move the table of curves to a folder of its own")
        .cause(cause)
        .build();
  }
}
