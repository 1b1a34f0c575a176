package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.decision.ThresholdProfile;
import io.github.adaclip.file.Sha256;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
  private static final int NORMAL = 6;
  private static final int SPOTTED = 3;

  @TempDir private Path folder;

  @Test
  void calibrateDetectAndWatchForDrift() {
    Plates.draw(folder.resolve("plate"), NORMAL, SPOTTED);
    Path profile = folder.resolve("plate.json");
    Call calibrated = calibrate(profile, "--data", "folder=" + folder.resolve("plate"), "--json");
    assertEquals(ExitCode.DONE, calibrated.exitCode(), calibrated.err());
    ThresholdProfile read = ThresholdProfile.read(profile);
    assertEquals(read.toJson(), calibrated.json().get(0).toString());
    assertTrue(
        calibrated.err().contains("warning: score: 6 normal pictures are too few"),
        calibrated.err());

    Path table = folder.resolve("results.csv");
    Call detected =
        detect(
            folder.resolve("plate/test"),
            "--profile",
            profile.toString(),
            "--save",
            "mask",
            "--csv",
            table.toString(),
            "--json");
    assertEquals(ExitCode.DONE, detected.exitCode(), detected.err());
    assertEquals(NORMAL + SPOTTED, detected.json().size());
    for (JsonNode line : detected.json()) {
      assertEquals("plate", line.get("className").asText());
      assertEquals((float) read.picture().value(), (float) line.get("threshold").asDouble());
      assertEquals("plate.json", line.at("/profile/name").asText());
      assertEquals(Sha256.of(profile), line.at("/profile/sha256").asText());
      assertFalse(line.get("time").asText().isEmpty());
      if (line.get("image").asText().contains("good")) {
        assertFalse(line.get("anomalous").asBoolean(), "no normal picture is above: " + line);
        assertEquals(0, line.get("regions").size());
      }
    }

    Path lines = Tiny.write(folder.resolve("results.jsonl"), detected.out());
    for (Path results : List.of(lines, table)) {
      Call drift =
          Call.program("drift", "--profile", profile.toString(), results.toString(), "--json");
      assertEquals(NORMAL + SPOTTED, drift.json().get(0).get("recent").asInt(), drift.err());
    }
  }

  @Test
  void driftIsToldByTheExitCode() {
    Plates.draw(folder.resolve("plate"), NORMAL, 0);
    Path profile = folder.resolve("plate.json");
    calibrate(profile, "--data", "folder=" + folder.resolve("plate"));
    String line =
        detect(folder.resolve("plate/test/good/0.png"), "--class-name", "plate", "--json").out();
    Path few = Tiny.write(folder.resolve("few.jsonl"), line);
    Call none = Call.program("drift", "--profile", profile.toString(), few.toString(), "--json");
    assertEquals(ExitCode.DONE, none.exitCode(), none.err());
    assertEquals("too-few", none.json().get(0).get("verdict").asText());
    String alarm = line.replaceFirst("\"score\":[^,]*", "\"score\":0.9999");
    Path results = Tiny.write(folder.resolve("r.jsonl"), alarm.repeat(30));
    Call drift = Call.program("drift", "--profile", profile.toString(), results.toString());
    assertEquals(DriftCommand.DRIFT_SEEN, drift.exitCode(), drift.err());
    assertEquals("drift", drift.lines().get(0));
    assertTrue(drift.out().contains("alarms: 30 of 30, 100.00 %"), drift.out());
  }

  @Test
  void thresholdsByHandGoFirst() {
    Plates.draw(folder.resolve("plate"), NORMAL, 0);
    Path profile = folder.resolve("plate.json");
    calibrate(profile, "--data", "folder=" + folder.resolve("plate"));
    JsonNode line =
        detect(
                folder.resolve("plate/test/good/0.png"),
                "--profile",
                profile.toString(),
                "--threshold",
                "0.125",
                "--pixel-threshold",
                "0.25",
                "--json")
            .json()
            .get(0);
    assertEquals(0.125, line.get("threshold").asDouble());
    assertEquals(0.25, line.get("pixelThreshold").asDouble());
  }

  @Test
  void aProfileOfOtherSettingsOrClassesIsRefused() {
    Plates.draw(folder.resolve("plate"), NORMAL, 0);
    Path profile = folder.resolve("plate.json");
    calibrate(profile, "--data", "folder=" + folder.resolve("plate"));
    Path picture = folder.resolve("plate/test/good/0.png");
    refused(picture, profile, "another image size", "--image-size", "56");
    refused(picture, profile, "another --sigma", "--sigma", "3");
    refused(picture, profile, "another class", "--class-name", "nut");
    assertFalse(Files.exists(folder.resolve("results")));
  }

  @Test
  void regionsGoToCocoAndTablesWithoutTheSmallOnes() throws IOException {
    Plates.draw(folder.resolve("plate"), 1, SPOTTED);
    Path coco = folder.resolve("out/coco.json");
    Path regions = folder.resolve("out/regions.csv");
    Call call =
        detect(
            folder.resolve("plate/test/spot"),
            "--pixel-threshold",
            "0.02",
            "--min-area",
            "20",
            "--save",
            "mask",
            "--coco",
            coco.toString(),
            "--regions-csv",
            regions.toString(),
            "--json");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    JsonNode json = new ObjectMapper().readTree(coco.toFile());
    long area = 0;
    long white = 0;
    long rows = 0;
    for (JsonNode line : call.json()) {
      for (JsonNode region : line.get("regions")) {
        assertTrue(region.get("areaPixels").asLong() >= 20, region.toString());
        area += region.get("areaPixels").asLong();
        rows++;
      }
      white += white(Path.of(line.at("/files/mask").asText()));
    }
    assertTrue(area > 0);
    assertEquals(area, white);
    assertEquals(SPOTTED, json.get("images").size());
    assertEquals(rows, json.get("annotations").size());
    assertEquals(1 + rows, Files.readAllLines(regions, StandardCharsets.UTF_8).size());
    try (Stream<Path> files = Files.list(coco.getParent())) {
      assertEquals(2, files.count(), "nothing half-written");
    }
  }

  @Test
  void regionsWithoutAThresholdAreRefused() {
    Path picture = Plates.write(folder.resolve("a.png"), Plates.picture(1, true));
    String file = folder.resolve("x").toString();
    refused(picture, "regions need a threshold for the map", "--coco", file);
    refused(picture, "regions need a threshold for the map", "--min-area", "5");
    refused(
        picture,
        "the smallest area is out of range",
        "--pixel-threshold",
        "0.5",
        "--min-area",
        "0");
    refused(
        picture,
        "two outputs would be written to one file",
        "--csv",
        file,
        "--regions-csv",
        file,
        "--pixel-threshold",
        "0.5");
    assertFalse(Files.exists(folder.resolve("x")));
  }

  @Test
  void aFolderOfGoodPartsIsEnough() {
    Plates.draw(folder.resolve("plate"), NORMAL, 0);
    Tiny.write(folder.resolve("plate/test/good/x.png"), "no picture");
    Path profile = folder.resolve("p.json");
    Call call =
        calibrate(
            profile,
            "--data",
            "plain=" + folder.resolve("plate/test/good"),
            "--class-name",
            "steel plate");
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.err());
    assertTrue(call.err().contains("x.png"), call.err());
    assertTrue(call.err().contains("are taken for normal ones"), call.err());
    assertEquals("steel plate", ThresholdProfile.read(profile).className());
    assertEquals(NORMAL, ThresholdProfile.read(profile).normalImages());
    assertTrue(
        call.lines()
            .get(0)
            .startsWith("steel plate: 6 normal and 0 anomalous pictures, bounds with 95.00 %"),
        call.out());
  }

  @Test
  void refusalsComeBeforeTheWork() {
    Plates.draw(folder.resolve("set/plate"), 2, 2);
    Plates.draw(folder.resolve("set/nut"), 2, 0);
    String set = "folder=" + folder.resolve("set");
    String nut = "folder=" + folder.resolve("set/nut");
    Path out = folder.resolve("p.json");
    notCalibrated(out, "one class at a time", "--data", set);
    notCalibrated(out, "there is no such class", "--data", set, "--only-class", "bolt");
    notCalibrated(out, "a wanted recall needs", "--data", nut, "--recall", "0.9");
    notCalibrated(out, "the largest F1 needs", "--data", nut, "--max-f1");
    notCalibrated(out, "one rule only", "--data", set, "--max-f1", "--recall", "0.9");
    notCalibrated(out, "out of range", "--data", nut, "--false-alarm-rate", "5");
    notCalibrated(out, "there is no such split", "--data", nut, "--split", "half");
    notCalibrated(folder, "the profile's file is a folder", "--data", nut);
  }

  private void notCalibrated(Path out, String message, String... args) {
    Call call = calibrate(out, args);
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().contains(message), call.err());
    assertFalse(Files.isRegularFile(out));
  }

  private void refused(Path picture, String message, String... args) {
    Call call = detect(picture, args);
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.out());
    assertTrue(call.err().contains(message), call.err());
  }

  private void refused(Path picture, Path profile, String message, String option, String value) {
    String expected = "the threshold profile was made for " + message;
    refused(picture, expected, "--profile", profile.toString(), option, value);
  }

  private Call calibrate(Path out, String... args) {
    List<String> all = new ArrayList<>(List.of("calibrate", "--out", out.toString()));
    all.addAll(common());
    return Call.program(all, args);
  }

  private Call detect(Path pictures, String... args) {
    List<String> all = new ArrayList<>(List.of("detect", pictures.toString()));
    all.addAll(common());
    all.addAll(List.of("--out", folder.resolve("results").toString()));
    if (!List.of(args).contains("--save")) {
      all.addAll(List.of("--save", "none"));
    }
    return Call.program(all, args);
  }

  /** Local contrast on the tiny model's grid: quick, and it can tell spots. */
  private List<String> common() {
    List<String> args = new ArrayList<>(Tiny.weights());
    args.addAll(List.of("--method", "contrast", "--image-size", "42", "--threads", "1"));
    args.addAll(List.of("--sentences", Tiny.fewSentences(folder).toString()));
    return args;
  }

  private static long white(Path mask) throws IOException {
    Raster raster = ImageIO.read(mask.toFile()).getRaster();
    long white = 0;
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        white += raster.getSample(x, y, 0) / 255;
      }
    }
    return white;
  }
}
