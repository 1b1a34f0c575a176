package io.github.adaclip.decision;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Reads the tree of a profile; every mistake is an IllegalArgumentException that names it. */
final class ProfileReader {
  private final JsonNode json;

  ProfileReader(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("no JSON object");
    }
    this.json = json;
  }

  ThresholdProfile profile() {
    return new ThresholdProfile(
        text(json, "className"),
        setup(),
        threshold(json, number(json, "threshold")),
        pixel(),
        number(json, "confidence"),
        count("normalImages"),
        count("anomalousImages"),
        Instant.parse(text(json, "created")),
        scores(),
        curve());
  }

  private ScoringSetup setup() {
    JsonNode model = ProfileJson.field(json, "model");
    JsonNode sum = ProfileJson.field(model, "backboneSha256");
    Map<String, String> settings = new TreeMap<>();
    JsonNode stored = ProfileJson.field(json, "settings");
    stored.fieldNames().forEachRemaining(name -> settings.put(name, text(stored, name)));
    return new ScoringSetup(
        text(model, "name"),
        text(json, "modelSha256"),
        text(model, "backbone"),
        sum.isNull() ? Optional.empty() : Optional.of(text(model, "backboneSha256")),
        Math.toIntExact(count("imageSize")),
        settings);
  }

  private Optional<CalibratedThreshold> pixel() {
    if (ProfileJson.field(json, "pixelThreshold").isNull()) {
      return Optional.empty();
    }
    return Optional.of(threshold(ProfileJson.field(json, "pixel"), number(json, "pixelThreshold")));
  }

  private static CalibratedThreshold threshold(JsonNode from, double value) {
    return new CalibratedThreshold(
        value,
        rule(text(from, "method")),
        optional(from, "wanted"),
        optional(from, "falseAlarmRate"),
        optional(from, "bound"),
        optional(from, "recall"),
        optional(from, "recallBound"),
        optional(from, "f1"));
  }

  private static CalibratedThreshold.Rule rule(String text) {
    return Arrays.stream(CalibratedThreshold.Rule.values())
        .filter(rule -> rule.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown method \"" + text + '"'));
  }

  private List<Double> scores() {
    List<Double> scores = new ArrayList<>();
    for (JsonNode score : ProfileJson.field(json, "normalScores")) {
      scores.add((double) (float) number("normalScores", score));
    }
    return scores;
  }

  private List<ProfilePoint> curve() {
    List<ProfilePoint> points = new ArrayList<>();
    for (JsonNode point : ProfileJson.field(json, "curve")) {
      points.add(
          new ProfilePoint(
              number(point, "threshold"),
              optional(point, "falseAlarmRate"),
              optional(point, "recall")));
    }
    return points;
  }

  private long count(String name) {
    JsonNode value = ProfileJson.field(json, name);
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException(name + " is " + value + ", expected a whole number");
    }
    return value.asLong();
  }

  private static OptionalDouble optional(JsonNode from, String name) {
    JsonNode value = ProfileJson.field(from, name);
    return value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(number(name, value));
  }

  private static double number(JsonNode from, String name) {
    return number(name, ProfileJson.field(from, name));
  }

  private static double number(String name, JsonNode value) {
    if (!value.isNumber()) {
      throw new IllegalArgumentException(name + " is " + value + ", expected a number");
    }
    return value.asDouble();
  }

  private static String text(JsonNode from, String name) {
    JsonNode value = ProfileJson.field(from, name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + " is " + value + ", expected a text");
    }
    return value.asText();
  }
}
