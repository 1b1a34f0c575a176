package io.github.adaclip.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.Coverage;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.PictureArea;
import io.github.adaclip.map.AnomalyMap;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DetectionJsonTest {
  private static final String MODEL =
      "\"model\":{\"name\":\"tiny\",\"backbone\":\"ViT-L-14-336\",\"checkpointSha256\":\""
          + "0123456789abcdef".repeat(4)
          + "\",\"imageSize\":518,\"method\":\"adaclip\"},\"seed\":7,\"seconds\":1.93,"
          + "\"time\":\"2026-01-02T03:04:05.678Z\",\"profile\":null}";

  @Test
  void everyFieldInItsOrder() {
    OutputFiles files =
        OutputFiles.none()
            .withOverlay(Path.of("o.png"))
            .withMap(Path.of("m.npy"))
            .withMask(Path.of("k.png"));
    assertEquals(
        "{\"image\":\"a.png\",\"className\":\"candle\",\"width\":8,\"height\":4,"
            + "\"score\":0.8123,\"anomalous\":true,\"threshold\":0.5,\"pixelThreshold\":0.6,"
            + "\"map\":{\"min\":0.0,\"max\":0.75,\"mean\":0.25,\"peak\":{\"x\":6,\"y\":1}},"
            + "\"regions\":[{\"x\":5,\"y\":0,\"width\":3,\"height\":1,\"areaPixels\":3,"
            + "\"peak\":0.75,\"mean\":0.71875,\"contour\":[[5,0],[7,0]]}],"
            + "\"files\":{\"overlay\":\"o.png\",\"map\":\"m.npy\",\"mask\":\"k.png\"},"
            + MODEL,
        DetectionJson.line(Example.small(), Decision.of(0.5, 0.6), files));
  }

  @Test
  void withoutThresholdsNothingIsDecided() {
    assertEquals(
        "{\"image\":\"a.png\",\"className\":\"candle\",\"width\":8,\"height\":4,"
            + "\"score\":0.8123,\"anomalous\":null,\"threshold\":null,\"pixelThreshold\":null,"
            + "\"map\":{\"min\":0.0,\"max\":0.75,\"mean\":0.25,\"peak\":{\"x\":6,\"y\":1}},"
            + "\"regions\":[],\"files\":{},"
            + MODEL,
        DetectionJson.line(Example.small(), Decision.none(), OutputFiles.none()));
  }

  @Test
  void whatWasGivenUpForSpeedStandsInTheResult() throws Exception {
    Approximation approximation = new Approximation(Precision.INT8, OptionalInt.of(224));
    ModelDescription model =
        new ModelDescription("tiny", "ViT-B-32", "", 518, DetectionMethod.ADACLIP, approximation);
    Detection detection =
        new Detection("a.png", "candle", 0.5, Example.constant(0.5f, 8, 4), model, 7, 1);
    JsonNode told =
        parsed(DetectionJson.line(detection, Decision.none(), OutputFiles.none())).get("model");
    assertEquals("int8", told.get("precision").asText());
    assertEquals(224, told.get("dynamicSize").asInt());
    assertTrue(DetectionCsv.row(detection, Decision.none()).endsWith(",int8,224"));
    assertTrue(DetectionCsv.row(Example.small(), Decision.none()).endsWith(",fp32,"));
    assertEquals("int8, dynamic size 224", approximation.words());
    assertEquals("", Approximation.none().words());
  }

  @Test
  void theProfileOfADecisionStandsInTheResult() throws Exception {
    String sum = "0123456789abcdef".repeat(4);
    Decision decision = Decision.of(0.5, 0.6).withProfile(new ProfileReference("nut.json", sum));
    JsonNode profile =
        parsed(DetectionJson.line(Example.small(), decision, OutputFiles.none())).get("profile");
    assertEquals("{\"name\":\"nut.json\",\"sha256\":\"" + sum + "\"}", profile.toString());
  }

  @Test
  void smallRegionsAreLeftOut() throws Exception {
    Decision decision = Decision.of(0.5, 0.6);
    assertEquals(1, decision.withMinArea(3).regions(Example.small()).size());
    assertEquals(0, decision.withMinArea(4).regions(Example.small()).size());
    String line = DetectionJson.line(Example.small(), decision.withMinArea(4), OutputFiles.none());
    assertEquals(0, parsed(line).get("regions").size());
    Exception e = assertThrows(IllegalArgumentException.class, () -> decision.withMinArea(0));
    assertEquals("smallest area is 0 pixels, expected 1 or more", e.getMessage());
  }

  @Test
  void aScoreReadFromALineIsAtItsOwnThreshold() throws Exception {
    JsonNode line =
        parsed(DetectionJson.line(Example.small(), Decision.none(), OutputFiles.none()));
    double score = line.get("score").asDouble();
    Decision decision = new Decision(OptionalDouble.of(score), OptionalDouble.empty());
    assertEquals(Optional.of(true), decision.anomalous(Example.small().score()));
    assertEquals(Optional.of(false), decision.anomalous(0.8122));
  }

  @Test
  void numbersAreShortestFloatsEvenWhereTheJdkIsNot() throws Exception {
    // Float.toString(2.0e-3f + ulp) and the like: whatever is written must read back the same.
    for (float value : new float[] {1e-5f, 0.1f, 0.33333334f, 1.1754944e-38f, 0.99999994f}) {
      Detection detection = Example.detection("c", Example.constant(value, 3, 3));
      JsonNode map =
          parsed(DetectionJson.line(detection, Decision.none(), OutputFiles.none())).get("map");
      assertEquals(value, Float.parseFloat(map.get("max").asText()));
      assertTrue(map.get("max").asText().length() <= 13, map.get("max").asText());
    }
  }

  @Test
  void oneLineWhateverStandsInNames() throws Exception {
    Detection detection =
        new Detection(
            "a\"b\\\n.png", "Größe 缺陷", 0.5, Example.constant(0, 1, 1), Example.MODEL, -1, 0);
    String line = DetectionJson.line(detection, Decision.none(), OutputFiles.none());
    assertFalse(line.contains("\n"));
    assertEquals("a\"b\\\n.png", parsed(line).get("image").asText());
    assertEquals("Größe 缺陷", parsed(line).get("className").asText());
  }

  @Test
  void aFailedPictureHasKindMessageAndFix() {
    AdaClipException failure =
        AdaClipException.of(FailureCode.UNREADABLE_IMAGE, "not a picture")
            .found("text")
            .fix("give a picture")
            .build();
    assertEquals(
        "{\"image\":\"b.png\",\"error\":{\"kind\":\"UNREADABLE_IMAGE\","
            + "\"message\":\"not a picture (found text)\",\"fix\":\"give a picture\"}}",
        DetectionJson.errorLine("b.png", failure));
  }

  @Test
  void regionsAreThoseOfThePixelThreshold() throws Exception {
    AnomalyMap map = Example.random(6, 60, 40);
    JsonNode line =
        parsed(
            DetectionJson.line(
                Example.detection("c", map), Decision.of(0.5, 0.6), OutputFiles.none()));
    assertEquals(map.regions(0.6).size(), line.get("regions").size());
    assertTrue(line.get("regions").size() > 1);
  }

  @Test
  void whatWasLookedAtAndHowStandsAtTheEnd() throws Exception {
    Detection whole = Example.small();
    Coverage coverage =
        new Coverage(
            new PictureArea(1, 2, 3, 4),
            11,
            ScoreKind.MAX_MAP,
            Optional.of(new Coverage.Tiling(518, 129, 7, true)),
            new TreeMap<>(Map.of("crop", "1,2,3,4")));
    Detection looked =
        new Detection(
            whole.image(),
            whole.className(),
            whole.score(),
            whole.map(),
            whole.model(),
            whole.seed(),
            whole.seconds(),
            Optional.of(coverage),
            whole.time());
    String plain = DetectionJson.line(whole, Decision.none(), OutputFiles.none());
    assertEquals(
        plain.substring(0, plain.length() - 1)
            + ",\"view\":{\"x\":1,\"y\":2,\"width\":3,\"height\":4,\"pixels\":11,"
            + "\"scoreFrom\":\"max-map\",\"options\":{\"crop\":\"1,2,3,4\"}},"
            + "\"tiles\":{\"size\":518,\"overlap\":129,\"count\":7,\"wholePicture\":true}}",
        DetectionJson.line(looked, Decision.none(), OutputFiles.none()));
  }

  @Test
  void refusesThresholdsThatAreNotFinite() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Decision.of(Double.NaN, 0.5));
    assertEquals("threshold is NaN", e.getMessage());
    Exception pixel =
        assertThrows(
            IllegalArgumentException.class, () -> Decision.of(0.5, Double.POSITIVE_INFINITY));
    assertEquals("pixel threshold is Infinity", pixel.getMessage());
  }

  private static JsonNode parsed(String line) throws Exception {
    return new ObjectMapper().readTree(line);
  }
}
