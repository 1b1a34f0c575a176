package io.github.adaclip.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.OptionalDouble;

/** Threshold profiles as JSON. */
final class ProfileJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ProfileJson() {}

  static void write(Path file, ThresholdProfile profile) {
    try {
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree(profile));
      AtomicFile.write(file, (text.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String line(ThresholdProfile profile) {
    return tree(profile).toString();
  }

  static ThresholdProfile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "there is no such threshold profile")
          .file(file)
          .fix("make one with: adaclip calibrate --data NAME=DIR --out " + file.getFileName())
          .build();
    }
    try {
      return new ProfileReader(JSON.readTree(Files.readAllBytes(file))).profile();
    } catch (JsonProcessingException e) {
      throw unreadable(file, noJson(e), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unreadable(file, e.getMessage(), e);
    } catch (IOException e) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the threshold profile cannot be read")
          .file(file)
          .fix("check that this user may read it")
          .cause(e)
          .build();
    }
  }

  /** The place, and Jackson's words without the names of its classes. */
  private static String noJson(JsonProcessingException e) {
    String words = e.getOriginalMessage().split(" \\(", 2)[0];
    return e.getLocation() == null
        ? "no JSON: " + words
        : "no JSON: " + words + " in line " + e.getLocation().getLineNr();
  }

  private static AdaClipException unreadable(Path file, String found, Exception cause) {
    return AdaClipException.of(
            FailureCode.UNREADABLE_PROFILE, "the file is not a usable threshold profile")
        .file(file)
        .expected("a JSON file as adaclip calibrate writes it")
        .found(found)
        .fix("make it again with: adaclip calibrate --data NAME=DIR --out FILE")
        .cause(cause)
        .build();
  }

  private static ObjectNode tree(ThresholdProfile profile) {
    ScoringSetup setup = profile.setup();
    ObjectNode json = JSON.createObjectNode();
    json.put("className", profile.className());
    json.put("modelSha256", setup.modelSha256());
    json.put("imageSize", setup.imageSize());
    json.put("threshold", profile.picture().value());
    if (profile.pixel().isPresent()) {
      json.put("pixelThreshold", profile.pixel().get().value());
    } else {
      json.putNull("pixelThreshold");
    }
    json.put("method", profile.picture().rule().text());
    putOptional(json, "falseAlarmRate", profile.picture().falseAlarmRate());
    putOptional(json, "bound", profile.picture().bound());
    json.put("normalImages", profile.normalImages());
    json.put("anomalousImages", profile.anomalousImages());
    json.put("created", profile.created().toString());
    json.put("confidence", profile.confidence());
    putMore(json, profile.picture());
    profile.pixel().ifPresent(pixel -> json.set("pixel", pixel(pixel)));
    ObjectNode model = json.putObject("model");
    model.put("name", setup.modelName());
    model.put("backbone", setup.backbone());
    model.put("backboneSha256", setup.backboneSha256().orElse(null));
    ObjectNode settings = json.putObject("settings");
    setup.settings().forEach(settings::put);
    ArrayNode scores = json.putArray("normalScores");
    profile.normalScores().forEach(score -> scores.add(score.floatValue()));
    ArrayNode curve = json.putArray("curve");
    for (ProfilePoint point : profile.curve()) {
      ObjectNode each = curve.addObject();
      each.put("threshold", point.threshold());
      putOptional(each, "falseAlarmRate", point.falseAlarmRate());
      putOptional(each, "recall", point.recall());
    }
    return json;
  }

  private static ObjectNode pixel(CalibratedThreshold threshold) {
    ObjectNode json = JSON.createObjectNode();
    json.put("method", threshold.rule().text());
    putOptional(json, "falseAlarmRate", threshold.falseAlarmRate());
    putOptional(json, "bound", threshold.bound());
    putMore(json, threshold);
    return json;
  }

  private static void putMore(ObjectNode json, CalibratedThreshold threshold) {
    putOptional(json, "wanted", threshold.wanted());
    putOptional(json, "recall", threshold.recall());
    putOptional(json, "recallBound", threshold.recallBound());
    putOptional(json, "f1", threshold.f1());
  }

  private static void putOptional(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(name, value.getAsDouble());
    } else {
      json.putNull(name);
    }
  }

  /** A value of a tree that must be there; whoever reads the file is told which one is not. */
  static JsonNode field(JsonNode json, String name) {
    JsonNode value = json.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no field \"" + name + '"');
    }
    return value;
  }
}
