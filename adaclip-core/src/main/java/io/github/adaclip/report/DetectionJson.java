package io.github.adaclip.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.adaclip.detect.Coverage;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.Point;
import io.github.adaclip.map.Region;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Results as JSON Lines: one object on one line, without a line break at its end. Field names and
 * order never change; scores and map values have the precision of float32 in its shortest form.
 */
public final class DetectionJson {
  // The JDK's Float.toString is not the shortest form before Java 19.
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();

  private static final double MILLISECONDS = 1000;

  private DetectionJson() {}

  /**
   * One detection.
   *
   * @param decision without a threshold {@code anomalous} is null, without a pixel threshold {@code
   *     regions} is empty
   * @param files named under {@code files}; those not written are left out
   */
  public static String line(Detection detection, Decision decision, OutputFiles files) {
    return written(
        json -> {
          json.writeStringField("image", detection.image());
          json.writeStringField("className", detection.className());
          json.writeNumberField("width", detection.width());
          json.writeNumberField("height", detection.height());
          json.writeNumberField("score", (float) detection.score());
          writeDecision(json, detection.score(), decision);
          writeMap(json, detection.map());
          writeRegions(json, decision.regions(detection));
          writeFiles(json, files);
          writeModel(json, detection.model());
          json.writeNumberField("seed", detection.seed());
          json.writeNumberField("seconds", milliseconds(detection.seconds()));
          json.writeStringField("time", detection.time().toString());
          writeProfile(json, decision.profile());
          if (detection.coverage().isPresent()) {
            writeCoverage(json, detection.coverage().get());
          }
        });
  }

  /** One picture that failed. */
  public static String errorLine(String image, AdaClipException failure) {
    return written(
        json -> {
          json.writeStringField("image", image);
          json.writeObjectFieldStart("error");
          json.writeStringField("kind", failure.code().name());
          json.writeStringField("message", failure.getMessage());
          json.writeStringField("fix", failure.fix());
          json.writeEndObject();
        });
  }

  private static void writeDecision(JsonGenerator json, double score, Decision decision)
      throws IOException {
    Optional<Boolean> anomalous = decision.anomalous(score);
    if (anomalous.isPresent()) {
      json.writeBooleanField("anomalous", anomalous.get());
    } else {
      json.writeNullField("anomalous");
    }
    writeOptional(json, "threshold", decision.threshold());
    writeOptional(json, "pixelThreshold", decision.pixelThreshold());
  }

  private static void writeOptional(JsonGenerator json, String name, OptionalDouble value)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.getAsDouble());
    } else {
      json.writeNullField(name);
    }
  }

  static void writeMap(JsonGenerator json, AnomalyMap map) throws IOException {
    json.writeObjectFieldStart("map");
    json.writeNumberField("min", (float) map.min());
    json.writeNumberField("max", (float) map.max());
    json.writeNumberField("mean", (float) map.mean());
    json.writeObjectFieldStart("peak");
    json.writeNumberField("x", map.peak().x());
    json.writeNumberField("y", map.peak().y());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeRegions(JsonGenerator json, List<Region> regions) throws IOException {
    json.writeArrayFieldStart("regions");
    for (Region region : regions) {
      json.writeStartObject();
      json.writeNumberField("x", region.x());
      json.writeNumberField("y", region.y());
      json.writeNumberField("width", region.width());
      json.writeNumberField("height", region.height());
      json.writeNumberField("areaPixels", region.areaPixels());
      json.writeNumberField("peak", (float) region.peak());
      json.writeNumberField("mean", (float) region.mean());
      json.writeArrayFieldStart("contour");
      for (Point point : region.contour()) {
        json.writeArray(new int[] {point.x(), point.y()}, 0, 2);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void writeFiles(JsonGenerator json, OutputFiles files) throws IOException {
    json.writeObjectFieldStart("files");
    writeFile(json, "overlay", files.overlay());
    writeFile(json, "map", files.map());
    writeFile(json, "mask", files.mask());
    json.writeEndObject();
  }

  private static void writeFile(JsonGenerator json, String name, Optional<String> file)
      throws IOException {
    if (file.isPresent()) {
      json.writeStringField(name, file.get());
    }
  }

  static void writeModel(JsonGenerator json, ModelDescription model) throws IOException {
    json.writeObjectFieldStart("model");
    json.writeStringField("name", model.name());
    json.writeStringField("backbone", model.backbone());
    json.writeStringField("checkpointSha256", model.checkpointSha256());
    json.writeNumberField("imageSize", model.imageSize());
    json.writeStringField("method", model.method().optionName());
    if (model.approximation().precision() != Precision.FP32) {
      json.writeStringField("precision", model.approximation().precision().optionName());
    }
    if (model.approximation().dynamicSize().isPresent()) {
      json.writeNumberField("dynamicSize", model.approximation().dynamicSize().getAsInt());
    }
    json.writeEndObject();
  }

  private static void writeCoverage(JsonGenerator json, Coverage coverage) throws IOException {
    json.writeObjectFieldStart("view");
    json.writeNumberField("x", coverage.area().x());
    json.writeNumberField("y", coverage.area().y());
    json.writeNumberField("width", coverage.area().width());
    json.writeNumberField("height", coverage.area().height());
    json.writeNumberField("pixels", coverage.pixels());
    json.writeStringField("scoreFrom", coverage.scoreFrom().optionName());
    json.writeObjectFieldStart("options");
    for (Map.Entry<String, String> option : coverage.options().entrySet()) {
      json.writeStringField(option.getKey(), option.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
    if (coverage.tiling().isPresent()) {
      Coverage.Tiling tiling = coverage.tiling().get();
      json.writeObjectFieldStart("tiles");
      json.writeNumberField("size", tiling.size());
      json.writeNumberField("overlap", tiling.overlap());
      json.writeNumberField("count", tiling.count());
      json.writeBooleanField("wholePicture", tiling.wholePicture());
      json.writeEndObject();
    }
  }

  private static void writeProfile(JsonGenerator json, Optional<ProfileReference> profile)
      throws IOException {
    if (profile.isEmpty()) {
      json.writeNullField("profile");
      return;
    }
    json.writeObjectFieldStart("profile");
    json.writeStringField("name", profile.get().name());
    json.writeStringField("sha256", profile.get().sha256());
    json.writeEndObject();
  }

  private static double milliseconds(double seconds) {
    return Math.round(seconds * MILLISECONDS) / MILLISECONDS;
  }

  /** An object on one line. */
  static String written(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  @FunctionalInterface
  interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }
}
