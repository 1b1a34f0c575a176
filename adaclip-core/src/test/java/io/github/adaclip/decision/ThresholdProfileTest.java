package io.github.adaclip.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.decision.CalibratedThreshold.Rule;
import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.detect.Tiles;
import io.github.adaclip.detect.View;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.report.Decision;
import io.github.adaclip.text.SentenceTemplates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdProfileTest {
  private static final String SUM = "0123456789abcdef".repeat(4);
  private static final ModelDescription MODEL = new ModelDescription("tiny", "ViT-B-32", SUM, 224);

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() {
    Path file = folder.resolve("deep/nut.json");
    ThresholdProfile profile = profile();
    profile.write(file);
    assertEquals(profile, ThresholdProfile.read(file));
  }

  @Test
  void theFileHasTheFieldsOfTheInterface() throws Exception {
    JsonNode json = new ObjectMapper().readTree(profile().toJson());
    assertEquals("nut", json.get("className").asText());
    assertEquals(SUM, json.get("modelSha256").asText());
    assertEquals(224, json.get("imageSize").asInt());
    assertEquals(0.5, json.get("threshold").asDouble());
    assertEquals(0.75, json.get("pixelThreshold").asDouble());
    assertEquals("false-alarm-rate", json.get("method").asText());
    assertEquals(0.25, json.get("falseAlarmRate").asDouble());
    assertEquals(0.7, json.get("bound").asDouble());
    assertEquals(4, json.get("normalImages").asInt());
    assertEquals(1, json.get("anomalousImages").asInt());
    assertEquals("2026-01-02T03:04:05Z", json.get("created").asText());
  }

  @Test
  void bothThresholdsDecide() {
    Decision decision = profile().decision();
    assertEquals(Optional.of(true), decision.anomalous(0.5));
    assertEquals(Optional.of(false), decision.anomalous(0.49));
    assertEquals(OptionalDouble.of(0.75), decision.pixelThreshold());
    assertTrue(profile().isAnomalous(detection("nut", MODEL, 0.6)));
    assertFalse(profile().isAnomalous(detection("nut", MODEL, 0.4)));
  }

  @Test
  void aWantedRateIsPromisedOnlyWithinTheBound() {
    assertFalse(profile().picture().keepsPromise());
    assertTrue(threshold(0.5, 0.7, 0.7).keepsPromise());
  }

  @Test
  void detectionsOfAnotherClassOrModelAreRefused() {
    AdaClipException e =
        assertThrows(
            AdaClipException.class, () -> profile().isAnomalous(detection("bolt", MODEL, 0.4)));
    assertEquals(FailureCode.PROFILE_DOES_NOT_FIT, e.code());
    assertEquals(
        "the threshold profile was made for another class (expected nut, as in the profile;"
            + " found bolt)",
        e.getMessage());
    ModelDescription other = new ModelDescription("other", "ViT-B-32", "f".repeat(64), 224);
    AdaClipException model =
        assertThrows(
            AdaClipException.class, () -> profile().isAnomalous(detection("nut", other, 0.4)));
    assertTrue(
        model.getMessage().contains("another model (SHA-256) (expected " + SUM),
        model.getMessage());
  }

  @Test
  void whatIsGivenUpForSpeedIsCompared() {
    for (Approximation approximation :
        List.of(
            new Approximation(Precision.INT8, OptionalInt.empty()),
            new Approximation(Precision.FP32, OptionalInt.of(112)))) {
      ModelDescription faster =
          new ModelDescription(
              "tiny", "ViT-B-32", SUM, 224, DetectionMethod.ADACLIP, approximation);
      String option = approximation.dynamicSize().isPresent() ? "--dynamic-size" : "--precision";
      AdaClipException setup =
          assertThrows(
              AdaClipException.class,
              () ->
                  profile()
                      .requireFits(
                          ScoringSetup.of(faster, DetectorOptions.defaults(), Optional.empty())));
      assertTrue(setup.getMessage().contains("another " + option), setup.getMessage());
      AdaClipException result =
          assertThrows(
              AdaClipException.class, () -> profile().isAnomalous(detection("nut", faster, 0.4)));
      assertTrue(result.getMessage().contains("another " + option), result.getMessage());
    }
  }

  @Test
  void everySettingThatChangesScoresIsCompared() {
    DetectorOptions usual = DetectorOptions.defaults();
    SentenceTemplates own = new SentenceTemplates(List.of("{}"), List.of("bad {}"), List.of("{}."));
    for (DetectorOptions changed :
        List.of(
            usual.withScore(ScoreKind.MAX_MAP),
            usual.withSigmaPixels(2),
            usual.withSeed(1),
            usual.withClusters(5),
            usual.withSentences(own))) {
      ScoringSetup now = ScoringSetup.of(MODEL, changed, Optional.empty());
      AdaClipException e = assertThrows(AdaClipException.class, () -> profile().requireFits(now));
      assertEquals(FailureCode.PROFILE_DOES_NOT_FIT, e.code());
      assertTrue(e.fix().contains("adaclip calibrate"), e.fix());
    }
    profile()
        .requireFits(
            ScoringSetup.of(
                MODEL, usual.withThreads(1).withBatchSize(7), Optional.of("a".repeat(64))));
    AdaClipException tiles =
        assertThrows(
            AdaClipException.class,
            () ->
                profile()
                    .requireFits(
                        ScoringSetup.of(MODEL, usual, Optional.empty())
                            .with(View.whole().withTiles(Tiles.of(512)))));
    assertTrue(
        tiles
            .getMessage()
            .contains("another --tile (expected not set, as in the profile; found 512"),
        tiles.getMessage());
  }

  /** Whoever adds an option says here whether a threshold depends on it. */
  @Test
  void everyOptionOfTheDetectorIsEitherASettingOrHarmless() {
    Set<String> known =
        Set.of(
            "imageSize",
            "activation",
            "prompts",
            "clusters",
            "fusion",
            "score",
            "sentences",
            "sigmaPixels",
            "seed",
            "clusterings",
            "method",
            "decode",
            "threads",
            "device",
            "batchSize",
            "approximation");
    assertEquals(
        known,
        Arrays.stream(DetectorOptions.class.getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.toSet()),
        "a new option that changes scores belongs into ScoringSetup.of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"threshold\" : 0.5   | \"threshold\" : \"x\" | threshold is \"x\", expected a number",
        "\"threshold\" : 0.5   | \"threshold\" : 1.5   | threshold is 1.5, expected 0 to 1",
        "\"className\" : \"nut\" | \"klass\" : 1       | no field \"className\"",
        "\"normalImages\" : 4  | \"normalImages\" : 5  | 4 scores of 5 normal pictures, expected 5",
        "\"method\" : \"false-alarm-rate\" | \"method\" : \"x\" | unknown method \"x\"",
        "0.1, 0.2              | 0.3, 0.2              | score 1 is",
        "2026-01-02T03:04:05Z  | yesterday             | 'yesterday' could not be parsed",
        "\"bound\" : 0.7       | \"bound\" : 0.7,,     | no JSON: Unexpected character in line",
        "\"settings\" : {      | \"settings\" : {\"tile\": \"8\", \"overlap\": \"0\", | the tile size",
        "\"settings\" : {      | \"settings\" : {\"crop\": \"1,2\", | the rectangle cannot be used"
      })
  void damagedFilesAreRefusedWithWhatIsWrong(String text, String damage, String message)
      throws Exception {
    Path file = folder.resolve("nut.json");
    profile().write(file);
    String content = Files.readString(file, StandardCharsets.UTF_8);
    assertTrue(content.contains(text), content);
    Files.writeString(
        file,
        content.replaceFirst(java.util.regex.Pattern.quote(text), damage),
        StandardCharsets.UTF_8);
    AdaClipException e = assertThrows(AdaClipException.class, () -> ThresholdProfile.read(file));
    assertEquals(FailureCode.UNREADABLE_PROFILE, e.code());
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertTrue(e.fix().startsWith("make it again with: adaclip calibrate"), e.fix());
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.json");
    AdaClipException e = assertThrows(AdaClipException.class, () -> ThresholdProfile.read(file));
    assertEquals(FailureCode.MISSING_FILE, e.code());
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
  }

  private static ThresholdProfile profile() {
    return new ThresholdProfile(
        "nut",
        ScoringSetup.of(MODEL, DetectorOptions.defaults(), Optional.empty()),
        threshold(0.5, 0.05, 0.7),
        Optional.of(threshold(0.75, 0.05, 0.7)),
        0.95,
        4,
        1,
        Instant.parse("2026-01-02T03:04:05Z"),
        List.of((double) 0.1f, (double) 0.2f, 0.25, 0.75),
        List.of(
            new ProfilePoint(0.75, OptionalDouble.of(0.25), OptionalDouble.of(1)),
            new ProfilePoint(0.25, OptionalDouble.of(0.5), OptionalDouble.of(1))));
  }

  private static CalibratedThreshold threshold(double value, double wanted, double bound) {
    return new CalibratedThreshold(
        value,
        Rule.FALSE_ALARM_RATE,
        OptionalDouble.of(wanted),
        OptionalDouble.of(0.25),
        OptionalDouble.of(bound),
        OptionalDouble.of(1),
        OptionalDouble.of(0.05),
        OptionalDouble.empty());
  }

  private static Detection detection(String className, ModelDescription model, double score) {
    AnomalyMap map = new AnomalyMap(new float[] {0.5f}, 1, 2, 2);
    return new Detection("a.png", className, score, map, model, 0, 0.1);
  }
}
