package io.github.adaclip.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.decision.CalibratedThreshold;
import io.github.adaclip.decision.ScoringSetup;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threshold profiles that requests name. */
class ServerProfilesTest {
  private static Detector detector;

  @TempDir private Path folder;

  @BeforeAll
  static void open() {
    detector = Tiny.detector();
  }

  @AfterAll
  static void close() {
    detector.close();
  }

  @Test
  void aNamedProfileDecidesAndSaysWhatThePicturesShow() {
    Path file = folder.resolve("nut.json");
    profile(detector).write(file);
    try (DetectionServer server = start(List.of(file))) {
      TestClient client = new TestClient(server);
      JsonNode listed = TestClient.json(client.get("/v1/profiles")).get("profiles").get(0);
      assertEquals("nut", listed.get("name").asText());
      assertEquals("metal nut", listed.get("className").asText());
      assertEquals(0.25, listed.get("threshold").asDouble());
      assertEquals("false-alarm-rate", listed.get("method").asText());
      assertEquals(detector.model().imageSize(), listed.get("imageSize").asInt());
      JsonNode json =
          TestClient.json(client.post("/v1/detect?profile=nut", Tiny.bytes("hole.png")));
      assertEquals("metal nut", json.get("className").asText());
      assertTrue(json.get("anomalous").asBoolean());
      assertEquals("nut.json", json.get("profile").get("name").asText());
      JsonNode byHand =
          TestClient.json(
              client.post("/v1/detect?profile=nut&threshold=1", Tiny.bytes("hole.png")));
      assertEquals(1, byHand.get("threshold").asDouble());
      HttpResponse<String> other =
          client.post("/v1/detect?profile=nut&className=screw", Tiny.bytes("hole.png"));
      DetectionServerTest.refused(
          other,
          422,
          "PROFILE_DOES_NOT_FIT",
          "the threshold profile was made for another class (expected metal nut, as in the"
              + " profile; found screw)",
          "use the profile's model, class and settings, or make a profile for these with: adaclip"
              + " calibrate");
      DetectionServerTest.refused(
          client.post("/v1/detect?profile=mut", Tiny.bytes("hole.png")),
          404,
          "MISSING_FILE",
          "the service has no such profile (profile mut)",
          "did you mean nut?");
    }
  }

  @Test
  void aProfileOfAnotherModelKeepsTheServiceFromStarting() {
    Path file = folder.resolve("nut.json");
    try (Detector other = Detector.open(Tiny.source(), Tiny.OPTIONS.withSeed(7))) {
      profile(other).write(file);
    }
    AdaClipException refusal = assertThrows(AdaClipException.class, () -> start(List.of(file)));
    assertEquals(
        "the threshold profile was made for another --seed (expected 7, as in the profile; found"
            + " 0)",
        refusal.getMessage());
  }

  @Test
  void twoProfilesOfOneNameAreRefused() throws Exception {
    Path first = folder.resolve("nut.json");
    Path second = Files.createDirectory(folder.resolve("other")).resolve("nut.json");
    profile(detector).write(first);
    profile(detector).write(second);
    AdaClipException refusal =
        assertThrows(AdaClipException.class, () -> start(List.of(first, second)));
    assertEquals(
        "two profiles have the same name (file " + second + "; found nut)", refusal.getMessage());
  }

  private static DetectionServer start(List<Path> profiles) {
    return DetectionServer.start(
        detector,
        ServerSettings.defaults().withAddress("127.0.0.1", 0).withProfiles(profiles),
        line -> {});
  }

  private static ThresholdProfile profile(Detector model) {
    return new ThresholdProfile(
        "metal nut",
        ScoringSetup.of(model, Optional.empty()),
        threshold(0.25),
        Optional.of(threshold(0.5)),
        0.95,
        2,
        0,
        Instant.parse("2026-01-01T00:00:00Z"),
        List.of(0.1, 0.2),
        List.of());
  }

  private static CalibratedThreshold threshold(double value) {
    return new CalibratedThreshold(
        value,
        CalibratedThreshold.Rule.FALSE_ALARM_RATE,
        OptionalDouble.of(0.05),
        OptionalDouble.of(0),
        OptionalDouble.of(0.8),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
