package io.github.adaclip.server.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.decision.CalibratedThreshold;
import io.github.adaclip.decision.ScoringSetup;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.server.Tiny;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threshold profiles: saved, loaded, chosen from the service's, and refused. */
class PageProfileTest {
  private static final double THRESHOLD = 0.375;
  private static final double PIXEL_THRESHOLD = 0.5625;

  @TempDir private Path folder;

  @BeforeAll
  static void requireBrowser() {
    Browser.require();
  }

  @Test
  void thresholdsSetByHandAreSavedAndLoaded() throws IOException {
    ModelDescription model = ServedPage.detector().model();
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.type("#class-name", ServedPage.CLASS_NAME);
      page.type("#score-threshold-number", String.valueOf(THRESHOLD));
      page.type("#map-threshold-number", String.valueOf(PIXEL_THRESHOLD));
      byte[] saved = page.saved("#save-profile", "candle.json");
      JsonNode json = OpenPage.json(new String(saved, StandardCharsets.UTF_8));
      assertEquals(ServedPage.CLASS_NAME, json.get("className").asText());
      assertEquals(model.checkpointSha256(), json.get("modelSha256").asText());
      assertEquals(model.imageSize(), json.get("imageSize").asInt());
      assertEquals(THRESHOLD, json.get("threshold").asDouble());
      assertEquals(PIXEL_THRESHOLD, json.get("pixelThreshold").asDouble());
      assertEquals("by-hand", json.get("method").asText());
      Instant.parse(json.get("created").asText());

      page.reload();
      page.waitFor("#model-name");
      page.upload("#profile-file", write("candle.json", json));
      page.waitForText("#profile-note", "nothing is promised");
      assertEquals(String.valueOf(THRESHOLD), value(page, "#score-threshold-number"));
      assertEquals(String.valueOf(PIXEL_THRESHOLD), value(page, "#map-threshold-number"));
      assertEquals(ServedPage.CLASS_NAME, value(page, "#class-name"));
      page.slide("#score-threshold-slider", 0.5);
      page.waitForText("#profile-note", "no longer holds");
    }
  }

  @Test
  void aCalibratedProfileTellsItsPromiseAndIsSavedAsItWas() throws IOException {
    ThresholdProfile profile = profile();
    Path file = folder.resolve("nuts.json");
    profile.write(file);
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.upload("#profile-file", file);
      page.waitForText("#profile-note", "At most 3.7 % of good parts");
      byte[] saved = page.saved("#save-profile", "candle.json");
      Path again = Files.write(folder.resolve("again.json"), saved);
      assertEquals(profile, ThresholdProfile.read(again));
    }
  }

  @Test
  void aProfileOfTheServiceIsChosenByName() throws IOException {
    Path file = folder.resolve("line-3.json");
    profile().write(file);
    try (ServedPage served = ServedPage.start(ServedPage.settings().withProfiles(List.of(file)));
        OpenPage page = served.open()) {
      page.waitFor("#profiles");
      page.find("#profiles").sendKeys("line-3");
      page.waitForText("#profile-note", "line-3, for " + ServedPage.CLASS_NAME);
      page.waitForText("#profile-note", "At most 3.7 % of good parts");
      assertEquals(String.valueOf(THRESHOLD), value(page, "#score-threshold-number"));
    }
  }

  @Test
  void aProfileOfAnotherModelIsRefused() throws IOException {
    ObjectNode json = (ObjectNode) OpenPage.json(profile().toJson());
    json.put("modelSha256", "0".repeat(64));
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.upload("#profile-file", write("foreign.json", json));
      page.waitForText("#profile-failure", "PROFILE_DOES_NOT_FIT");
      assertTrue(page.text("#profile-failure").contains("adaclip calibrate"));
      assertEquals("", value(page, "#score-threshold-number"));
    }
  }

  @Test
  void whatIsNoProfileIsRefused() throws IOException {
    ObjectNode json = (ObjectNode) OpenPage.json(profile().toJson());
    json.put("threshold", 2);
    try (ServedPage served = ServedPage.start();
        OpenPage page = served.open()) {
      page.upload("#profile-file", write("wrong.json", json));
      page.waitForText("#profile-failure", "threshold is 2, expected 0 to 1");
      page.upload("#profile-file", Tiny.picture("hole.png"));
      page.waitForText("#profile-failure", "it is no JSON");
    }
  }

  private static ThresholdProfile profile() {
    return new ThresholdProfile(
        ServedPage.CLASS_NAME,
        ScoringSetup.of(ServedPage.detector(), Optional.empty()),
        threshold(THRESHOLD),
        Optional.of(threshold(PIXEL_THRESHOLD)),
        0.95,
        2,
        0,
        Instant.parse("2026-01-02T03:04:05Z"),
        List.of(0.25, 0.375),
        List.of());
  }

  private static CalibratedThreshold threshold(double value) {
    return new CalibratedThreshold(
        value,
        CalibratedThreshold.Rule.FALSE_ALARM_RATE,
        OptionalDouble.of(0.05),
        OptionalDouble.of(0.01),
        OptionalDouble.of(0.037),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private Path write(String name, JsonNode json) throws IOException {
    return Files.writeString(folder.resolve(name), json.toString(), StandardCharsets.UTF_8);
  }

  private static String value(OpenPage page, String css) {
    return page.find(css).getDomProperty("value");
  }
}
