package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.testdata.TurnedJpeg;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectCommandTest {
  /** As EXIF counts orientations. */
  private static final int QUARTER_TURN = 6;

  private static final int GOLDEN_IMAGES = 10;
  private static final int NPY_HEADER_BYTES = 128;

  @TempDir private Path folder;

  @Test
  void clustersOfTheFusionCanBeChosen() {
    String picture = Golden.path("images/hole.png").toString();
    Call usual = Call.program(Tiny.detect(folder), picture, "--save", "none", "--json");
    Call one =
        Call.program(Tiny.detect(folder), picture, "--save", "none", "--json", "--clusters", "1");
    assertEquals(ExitCode.DONE, one.exitCode(), one.err());
    assertFalse(usual.json().get(0).get("score").equals(one.json().get(0).get("score")), one.out());
  }

  @Test
  void oneLineForEachPictureOfAFolder() throws IOException {
    Call call =
        Call.program(
            Tiny.detect(folder),
            Golden.path("images").toString(),
            "--threshold",
            "0",
            "--save",
            "map",
            "--map-size",
            "model");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(GOLDEN_IMAGES, call.lines().size(), call.out());
    for (String line : call.lines()) {
      assertTrue(line.matches("0\\.\\d{4}  anomalous  \\S.*"), line);
    }
    assertTrue(call.err().contains("detect: 10 of 10 pictures"), call.err());
    assertEquals(GOLDEN_IMAGES, results().size());
    assertTrue(results().contains("hole_map.png"), results().toString());
  }

  @Test
  void jsonHoldsEveryField() throws IOException {
    Call call =
        Call.program(
            Tiny.detect(folder),
            Tiny.image("hole.png"),
            Tiny.image("small.png"),
            "--json",
            "--class-name",
            "candle",
            "--threshold",
            "0.25",
            "--pixel-threshold",
            "0.5",
            "--save",
            "overlay,map,mask",
            "--seed",
            "7");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    JsonNode line = call.json().get(0);
    List<String> fields = new ArrayList<>();
    line.fieldNames().forEachRemaining(fields::add);
    assertEquals(
        List.of(
            "image",
            "className",
            "width",
            "height",
            "score",
            "anomalous",
            "threshold",
            "pixelThreshold",
            "map",
            "regions",
            "files",
            "model",
            "seed",
            "seconds",
            "time",
            "profile"),
        fields);
    assertEquals(Tiny.image("hole.png"), line.get("image").asText());
    assertEquals("candle", line.get("className").asText());
    assertEquals(200, line.get("width").asInt());
    assertEquals(150, line.get("height").asInt());
    assertTrue(line.get("score").asDouble() > 0 && line.get("score").asDouble() < 1);
    assertEquals(line.get("score").asDouble() >= 0.25, line.get("anomalous").asBoolean());
    assertEquals(0.5, line.get("pixelThreshold").asDouble());
    assertTrue(line.at("/map/max").asDouble() >= line.at("/map/mean").asDouble());
    assertTrue(line.at("/map/peak/x").isInt() && line.at("/map/peak/y").isInt());
    assertTrue(line.get("regions").size() > 0);
    assertTrue(line.at("/regions/0/areaPixels").asLong() > 0);
    assertEquals(2, line.at("/regions/0/contour/0").size());
    for (String kind : List.of("overlay", "map", "mask")) {
      assertTrue(Files.size(Path.of(line.at("/files/" + kind).asText())) > 0, kind);
    }
    assertEquals("tiny_adaclip.pth", line.at("/model/name").asText());
    assertEquals(64, line.at("/model/checkpointSha256").asText().length());
    assertEquals(Tiny.SIDE, line.at("/model/imageSize").asInt());
    assertEquals("adaclip", line.at("/model/method").asText());
    assertEquals(7, line.get("seed").asInt());
    assertEquals(2, call.json().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"clip", "winclip"})
  void backboneAloneIsEnoughForMethodsWithoutPrompts(String method) throws IOException {
    Call call =
        Call.program(
            "detect",
            Tiny.image("hole.png"),
            "--json",
            "--method",
            method,
            "--backbone",
            Tiny.HUGGING_FACE,
            "--image-size",
            "56",
            "--threads",
            "1",
            "--sentences",
            Tiny.fewSentences(folder).toString(),
            "--out",
            folder.resolve("results").toString());
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    JsonNode model = call.json().get(0).get("model");
    assertEquals(method, model.get("method").asText());
    assertEquals("tiny_clip_hf", model.get("name").asText());
    assertEquals("", model.get("checkpointSha256").asText());
    assertEquals(List.of("hole_overlay.png"), results());
  }

  @Test
  void withoutThresholdsNothingIsDecided() {
    Call call =
        Call.program(Tiny.detect(folder), Tiny.image("hole.png"), "--json", "--save", "none");
    JsonNode line = call.json().get(0);
    assertTrue(line.get("anomalous").isNull());
    assertTrue(line.get("threshold").isNull());
    assertEquals(0, line.get("regions").size());
    assertEquals(0, line.get("files").size());
    assertEquals("object", line.get("className").asText());
    assertTrue(Files.notExists(folder.resolve("results")));
  }

  @Test
  void pictureIsNeverOverwrittenByAResult() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("results"));
    Path hole = Files.copy(Path.of(Tiny.image("hole.png")), pictures.resolve("hole.png"));
    Path mask = Files.copy(Path.of(Tiny.image("gray.png")), pictures.resolve("hole_mask.png"));
    byte[] before = Files.readAllBytes(mask);
    Call call =
        Call.program(
            Tiny.detect(folder),
            hole.toString(),
            mask.toString(),
            "--save=mask",
            "--pixel-threshold=0.5");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertArrayEquals(before, Files.readAllBytes(mask));
    assertTrue(Files.exists(pictures.resolve("hole-2_mask.png")));
  }

  @Test
  void resultsBelowThePicturesAreNotScoredTheNextTime() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    Files.copy(Path.of(Tiny.image("hole.png")), pictures.resolve("hole.png"));
    String out = "--out=" + pictures.resolve("found");
    for (int run = 0; run < 2; run++) {
      Call call = Call.program(Tiny.detect(folder), pictures.toString(), out);
      assertEquals(ExitCode.DONE, call.exitCode(), call.err());
      assertEquals(1, call.out().lines().count(), call.out());
    }
  }

  @Test
  void verboseShowsWhereAFailedPictureFailed() throws IOException {
    Path text = Tiny.write(folder.resolve("text.png"), "not a picture");
    Call call = Call.program(Tiny.detect(folder), text.toString(), "--verbose");
    assertTrue(call.err().contains("\tat io.github.adaclip.image."), call.err());
  }

  @Test
  void brokenFilesAmongOthersAreNamedAndSkipped() throws IOException {
    Path text = Tiny.write(folder.resolve("in/text.png"), "not a picture");
    Path missing = folder.resolve("in/missing.png");
    Call call =
        Call.program(
            Tiny.detect(folder),
            text.toString(),
            Tiny.image("hole.png"),
            missing.toString(),
            "--json");
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.err());
    List<JsonNode> lines = call.json();
    assertEquals(text.toString(), lines.get(0).get("image").asText());
    assertEquals("UNREADABLE_IMAGE", lines.get(0).at("/error/kind").asText());
    assertFalse(lines.get(0).at("/error/message").asText().isEmpty());
    assertFalse(lines.get(0).at("/error/fix").asText().isEmpty());
    assertTrue(lines.get(1).has("score"));
    assertEquals("MISSING_FILE", lines.get(2).at("/error/kind").asText());
    assertTrue(call.err().contains(text.toString()), call.err());
    assertTrue(call.err().contains(missing.toString()), call.err());
    assertEquals(List.of("hole_overlay.png"), results());
  }

  @Test
  void allBrokenIsUnusableInput() {
    Path text = Tiny.write(folder.resolve("in/text.png"), "not a picture");
    Path empty = Tiny.write(folder.resolve("in/empty.png"), "");
    Call call = Call.program(Tiny.detect(folder), text.toString(), empty.toString());
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertEquals("", call.out());
    assertEquals(2, call.err().lines().filter(line -> line.startsWith("error: ")).count());
    assertTrue(Files.notExists(folder.resolve("results")));
  }

  @Test
  void folderSaysTheClass() {
    for (String place : List.of("metal-nut/test/bad/a.png", "metal-nut/train/good/b.png")) {
      Tiny.copy("images/small.png", folder.resolve("mvtec").resolve(place));
    }
    Tiny.copy("images/small.png", folder.resolve("mvtec/own/c.png"));
    Call call =
        Call.program(
            Tiny.detect(folder),
            folder.resolve("mvtec").toString(),
            "--class-from-folder",
            "--json");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(
        List.of("metal-nut", "metal-nut", "own"),
        call.json().stream().map(line -> line.get("className").asText()).toList());
    assertTrue(
        Files.exists(folder.resolve("results/metal-nut/test/bad/a_overlay.png")),
        "folders are kept");
  }

  @Test
  void sameNameTwiceGetsANumber() throws IOException {
    Tiny.copy("images/small.png", folder.resolve("in/a.png"));
    Tiny.copy("images/photo.jpg", folder.resolve("in/a.jpg"));
    Call call =
        Call.program(
            Tiny.detect(folder),
            folder.resolve("in").toString(),
            "--save",
            "map",
            "--map-size",
            "model");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(List.of("a-2_map.png", "a_map.png"), results());
  }

  @ParameterizedTest
  @CsvSource({
    "npy, image, 200, 150",
    "npy, model, 126, 126",
    "png, image, 200, 150",
    "png, model, 126, 126",
    "tiff, model, 126, 126"
  })
  void mapHasFormatAndSize(String format, String size, int width, int height) throws IOException {
    Call call =
        Call.program(
            Tiny.detect(folder),
            Tiny.image("hole.png"),
            "--save",
            "map",
            "--map-format",
            format,
            "--map-size",
            size);
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    Path map = folder.resolve("results/hole_map." + format);
    if (format.equals("npy")) {
      String header =
          new String(Files.readAllBytes(map), 0, NPY_HEADER_BYTES, StandardCharsets.ISO_8859_1);
      assertTrue(header.contains("(" + height + ", " + width + ")"), header);
      assertEquals(NPY_HEADER_BYTES + 4L * width * height, Files.size(map));
    } else {
      var image = ImageIO.read(map.toFile());
      assertEquals(width, image.getWidth());
      assertEquals(height, image.getHeight());
    }
  }

  @Test
  void exifTurnsThePictureOnlyWhenAsked() throws IOException {
    Path turned = folder.resolve("turned.jpg");
    byte[] photo = Files.readAllBytes(Golden.path("images/photo.jpg"));
    Files.write(turned, TurnedJpeg.of(photo, QUARTER_TURN));
    JsonNode asStored =
        Call.program(Tiny.detect(folder), turned.toString(), "--json").json().get(0);
    JsonNode asSeen =
        Call.program(Tiny.detect(folder), turned.toString(), "--json", "--exif").json().get(0);
    assertEquals(asStored.get("width"), asSeen.get("height"));
    assertEquals(asStored.get("height"), asSeen.get("width"));
    assertFalse(asStored.get("width").equals(asStored.get("height")));
  }

  @Test
  void quietTellsResultsOnly() {
    Call call = Call.program(Tiny.detect(folder), Tiny.image("small.png"), "--quiet");
    assertEquals(1, call.lines().size());
    assertEquals("", call.err());
  }

  @Test
  void strangeScriptWorksWithAHint() {
    Call call =
        Call.program(
            Tiny.detect(folder), Tiny.image("small.png"), "--class-name", "\u17a2\u1784\u17d2");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(call.err().startsWith("note: "), call.err());
  }

  private List<String> results() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("results"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
