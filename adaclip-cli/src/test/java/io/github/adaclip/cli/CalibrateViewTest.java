package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.decision.ThresholdProfile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles of tiles, crops and regions of interest. */
class CalibrateViewTest {
  private static final int NORMAL = 6;
  private static final int SPOTTED = 2;
  private static final int SIDE = 32;
  private static final String TILES =
      "{\"overlap\":\"8\",\"tile\":\"20\",\"tile-whole\":\"false\"}";

  @TempDir private Path folder;
  private Path profile;

  @BeforeEach
  void draw() {
    Plates.draw(folder.resolve("plate"), NORMAL, SPOTTED);
    profile = folder.resolve("plate.json");
  }

  @Test
  void tilesOfTheProfileAreUsedAndItsResultsAreComparable() {
    calibrate("--tile", "20", "--overlap", "8");
    double threshold = ThresholdProfile.read(profile).picture().value();
    Path table = folder.resolve("tiles.csv");
    Call call = detect("--profile", profile.toString(), "--csv", table.toString());
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(call.err().contains("as in the profile: --tile 20 --overlap 8"), call.err());
    double highest = 0;
    for (JsonNode line : call.json()) {
      assertEquals(TILES, line.at("/view/options").toString());
      if (line.get("image").asText().contains("good")) {
        highest = Math.max(highest, line.get("score").asDouble());
      }
    }
    assertEquals((float) threshold, Math.nextUp((float) highest), "as the profile was made");
    Call told = detect("--profile", profile.toString(), "--tile", "20", "--overlap", "8");
    assertEquals(scores(call), scores(told));

    Path lines = Tiny.write(folder.resolve("tiles.jsonl"), call.out());
    for (Path results : List.of(lines, table)) {
      Call drift = drift(results);
      assertEquals(NORMAL + SPOTTED, drift.json().get(0).get("recent").asInt(), drift.err());
    }
    Path whole = Tiny.write(folder.resolve("whole.jsonl"), detect().out());
    Path wholeTable = folder.resolve("whole.csv");
    detect("--csv", wholeTable.toString());
    for (Path results : List.of(whole, wholeTable)) {
      Call drift = drift(results);
      assertEquals(ExitCode.UNUSABLE, drift.exitCode(), drift.out());
      assertTrue(
          drift.err().contains("another --tile (expected 20, as in the profile; found not set;"),
          drift.err());
    }
  }

  @Test
  void anotherViewThanTheProfilesIsRefusedBeforeAnythingIsRead() {
    calibrate("--tile", "20", "--overlap", "8", "--crop", "0,0,32,30");
    refused("another --tile", "20, as in the profile", "--tile", "24");
    refused("another --overlap", "8, as in the profile", "--overlap", "4");
    refused("another --tile-whole", "false, as in the profile", "--tile-whole");
    refused("another --crop", "0,0,32,30, as in the profile", "--crop", "0,0,30,30");
    calibrate();
    refused("another --tile", "not set, as in the profile", "--tile", "20");
    refused("another --crop", "not set, as in the profile", "--crop", "0,0,30,30");
    assertFalse(Files.exists(folder.resolve("results")));
  }

  @Test
  void aRegionOfInterestIsKnownByItsPixels() throws IOException {
    Path mask = Plates.write(folder.resolve("mask.png"), mask(20));
    calibrate("--roi", mask.toString());
    refused("a region of interest", "pass --roi with that mask");
    Path other = Plates.write(folder.resolve("other.png"), mask(21));
    refused("another --roi", "as in the profile", "--roi", other.toString());

    Path stored = folder.resolve("mask.bmp");
    ImageIO.write(mask(20), "bmp", stored.toFile());
    Call call = detect("--profile", profile.toString(), "--roi", stored.toString());
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    for (JsonNode line : call.json()) {
      assertEquals("max-map", line.at("/view/scoreFrom").asText());
      if (line.get("image").asText().contains("good")) {
        assertFalse(line.get("anomalous").asBoolean(), line.toString());
      }
    }
  }

  @Test
  void picturesThatTheViewDoesNotFitAreLeftOut() {
    Plates.write(
        folder.resolve("plate/test/good/small.png"),
        new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB));
    Call call = calibrate("--crop", "0,0,32,32");
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.err());
    assertTrue(call.err().contains("the crop reaches beyond the picture"), call.err());
    assertEquals(NORMAL, ThresholdProfile.read(profile).normalImages());
  }

  @Test
  void theLargestF1OfTilesHasNoPixelsToCount() {
    Call call = calibrate("--tile", "20", "--max-f1");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(
        call.err()
            .contains(
                "with tiles, a crop or a region the pixel threshold follows the false-alarm rate"),
        call.err());
    assertTrue(ThresholdProfile.read(profile).picture().f1().isPresent());
  }

  private void refused(String what, String detail, String... options) {
    List<String> all = new ArrayList<>(List.of("--profile", profile.toString()));
    all.addAll(List.of(options));
    Call call = detect(all.toArray(String[]::new));
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.out());
    assertTrue(call.err().contains("the threshold profile was made for " + what), call.err());
    assertTrue(call.err().contains(detail), call.err());
  }

  private Call calibrate(String... options) {
    List<String> args = new ArrayList<>(List.of("calibrate", "--out", profile.toString()));
    args.addAll(List.of("--data", "folder=" + folder.resolve("plate")));
    args.addAll(model());
    return Call.program(args, options);
  }

  private Call detect(String... options) {
    List<String> args = new ArrayList<>(List.of("detect", folder.resolve("plate/test").toString()));
    args.addAll(List.of("--json", "--save", "none", "--out", folder.resolve("results").toString()));
    if (!List.of(options).contains("--profile")) {
      args.addAll(List.of("--class-name", "plate"));
    }
    args.addAll(model());
    return Call.program(args, options);
  }

  private Call drift(Path results) {
    return Call.program("drift", "--json", "--profile", profile.toString(), results.toString());
  }

  private List<String> model() {
    List<String> args = new ArrayList<>(Tiny.weights());
    args.addAll(List.of("--method", "contrast", "--image-size", "42", "--threads", "1"));
    args.addAll(List.of("--sentences", Tiny.fewSentences(folder).toString()));
    return args;
  }

  private static List<Double> scores(Call call) {
    return call.json().stream().map(line -> line.get("score").asDouble()).toList();
  }

  /** A disc, which is no rectangle. */
  private static BufferedImage mask(int diameter) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillOval(4, 4, diameter, diameter);
    graphics.dispose();
    return image;
  }
}
