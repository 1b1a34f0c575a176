package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectViewTest {
  private static final int WIDTH = 500;
  private static final int HEIGHT = 260;
  private static final int SPOT = 12;
  private static final int SPOT_X = 330;
  private static final int SPOT_Y = 90;

  @TempDir private Path folder;

  @Test
  void aSmallDefectIsFoundInTilesAndTheResultSaysHow() {
    Call call =
        contrast("--tile", "126", "--overlap", "30", "--tile-whole", "--pixel-threshold", "0.05");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    JsonNode line = call.json().get(0);
    assertEquals(WIDTH, line.get("width").asInt());
    JsonNode peak = line.get("map").get("peak");
    assertEquals(SPOT_X + SPOT / 2, peak.get("x").asInt(), SPOT);
    assertEquals(SPOT_Y + SPOT / 2, peak.get("y").asInt(), SPOT);
    assertEquals(
        "{\"size\":126,\"overlap\":30,\"count\":15,\"wholePicture\":true}",
        line.get("tiles").toString());
    assertEquals(
        "{\"x\":0,\"y\":0,\"width\":500,\"height\":260,\"pixels\":130000,\"scoreFrom\":\"fusion\","
            + "\"options\":{\"overlap\":\"30\",\"tile\":\"126\",\"tile-whole\":\"true\"}}",
        line.get("view").toString());
  }

  @Test
  void resultsOfACropStayInPixelsOfThePicture() throws IOException {
    Call call =
        contrast(
            "--crop",
            "300,50,126,126",
            "--pixel-threshold",
            "0.1",
            "--save",
            "overlay,map,mask",
            "--map-format",
            "png");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    JsonNode line = call.json().get(0);
    assertEquals(1, line.get("regions").size(), call.out());
    JsonNode region = line.get("regions").get(0);
    assertEquals(SPOT_X, region.get("x").asInt(), SPOT);
    BufferedImage mask = ImageIO.read(Path.of(line.get("files").get("mask").asText()).toFile());
    assertEquals(WIDTH, mask.getWidth());
    assertEquals(255, mask.getRaster().getSample(SPOT_X + SPOT / 2, SPOT_Y + SPOT / 2, 0));
    assertEquals(0, mask.getRaster().getSample(10, 10, 0));
    BufferedImage map = ImageIO.read(Path.of(line.get("files").get("map").asText()).toFile());
    assertEquals(WIDTH, map.getWidth());
    assertTrue(Files.exists(Path.of(line.get("files").get("overlay").asText())));
  }

  @Test
  void theRegionOfInterestLeavesTheDefectOut() {
    Path mask = mask(0, 0, 300, HEIGHT);
    JsonNode line = contrast("--roi", mask.toString(), "--tile", "126").json().get(0);
    JsonNode all = contrast("--tile", "126").json().get(0);
    assertTrue(line.get("score").asDouble() < all.get("score").asDouble() / 2, line.toString());
    assertEquals(300, line.get("view").get("width").asInt());
  }

  @Test
  void aPictureInOnePieceHasNeitherField() {
    JsonNode line = contrast().json().get(0);
    assertFalse(line.has("tiles") || line.has("view"), line.toString());
  }

  @Test
  void aModelSeesTilesToo() {
    List<String> args = new ArrayList<>(Tiny.detect(folder));
    args.addAll(List.of(picture().toString(), "--json", "--save", "none", "--tile", "250"));
    Call one = Call.program(args);
    Call batched = Call.program(args, "--batch-size", "4");
    assertEquals(ExitCode.DONE, one.exitCode(), one.err());
    assertEquals(6, one.json().get(0).get("tiles").get("count").asInt(), one.out());
    assertEquals(
        one.json().get(0).get("score").asDouble(), batched.json().get(0).get("score").asDouble());
    assertEquals(one.json().get(0).get("map"), batched.json().get(0).get("map"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--tile=8              | the tile size is out of range       | in that range",
        "--overlap=20          | there are no tiles                  | --tile 518",
        "--tile-whole          | there are no tiles                  | --tile 518",
        "--tile=100 --overlap=51 | the overlap of tiles is out of range | here 25",
        "--crop=1,2,3          | the rectangle cannot be used        | 0,0,640,480",
        "--crop=0,0,501,10     | the crop reaches beyond the picture | pixels of this picture",
        "--roi=none.png        | there is no such file               | check the path",
      })
  void viewsThatCannotBeAreRefused(String options, String what, String fix) {
    Call call = contrast(options.split(" "));
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().contains(what), call.err());
    assertTrue(call.err().contains(fix), call.err());
    assertFalse(call.err().contains("\tat "), call.err());
  }

  @Test
  void aMaskOfAnotherSizeIsRefusedWithBothSizes() {
    Path small = Plates.write(folder.resolve("small.png"), white(250, 130));
    Call call = contrast("--roi", small.toString());
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().contains("the region of interest is of another size"), call.err());
    assertTrue(call.err().contains("500 x 260 pixels, as the picture"), call.err());
    assertTrue(call.err().contains("250 x 130 pixels"), call.err());
    assertEquals("INVALID_OPTION", call.json().get(0).get("error").get("kind").asText());
  }

  @Test
  void anEmptyMaskIsRefused() {
    Path black =
        Plates.write(
            folder.resolve("black.png"),
            new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY));
    Call call = contrast("--roi", black.toString());
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().contains("the region of interest is empty"), call.err());
  }

  private Call contrast(String... options) {
    List<String> args = new ArrayList<>(List.of("detect", picture().toString(), "--json"));
    args.addAll(List.of("--method", "contrast", "--backbone", Tiny.HUGGING_FACE));
    args.addAll(List.of("--image-size", "126", "--threads", "1", "--save", "none"));
    args.addAll(List.of("--sentences", Tiny.fewSentences(folder).toString()));
    args.addAll(List.of("--out", folder.resolve("results").toString()));
    List<String> given = List.of(options);
    if (given.contains("--save")) {
      args.subList(args.indexOf("--save"), args.indexOf("--save") + 2).clear();
    }
    return Call.program(args, options);
  }

  /** A grey plate with a black spot. */
  private Path picture() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    fill(image, 0, 0, WIDTH, HEIGHT, Color.GRAY);
    fill(image, SPOT_X, SPOT_Y, SPOT, SPOT, Color.BLACK);
    return Plates.write(folder.resolve("plate.png"), image);
  }

  private Path mask(int x, int y, int width, int height) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    fill(image, x, y, width, height, Color.WHITE);
    return Plates.write(folder.resolve("roi.png"), image);
  }

  private static BufferedImage white(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    fill(image, 0, 0, width, height, Color.WHITE);
    return image;
  }

  private static void fill(BufferedImage image, int x, int y, int width, int height, Color color) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(x, y, width, height);
    graphics.dispose();
  }
}
