package io.github.adaclip.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.report.ColorScale;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MapGridTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 32;

  @Test
  void everythingIsInTheFigure() {
    Figure figure = new MapGrid(List.of("anomaly map"), List.of(row().with(detection()))).figure();
    Svg svg = Svg.parse(figure.svg());
    assertEquals(List.of(), svg.references());
    assertTrue(
        svg.texts()
            .containsAll(
                List.of(
                    "picture",
                    "mask",
                    "anomaly map",
                    "part.png",
                    "score 0.625",
                    "0 normal",
                    "anomalous 1")),
        svg.texts().toString());
    // Picture, mask, map and the scale of colours.
    assertEquals(4, svg.elements("image").size());
    Png png = Png.read(figure.png());
    assertTrue(png.count(ColorScale.color(1)) > 10, "the yellow end of the scale");
    assertTrue(png.count(new java.awt.Color(200, 10, 10)) > 10_000, "the red picture");
    assertEquals(945, figure.width());
    assertArrayEquals(figure.png(), figure.png());
    assertEquals(figure.svg(), figure.svg());
  }

  @Test
  void severalMethodsTakeAPage() {
    MapRow row = row().with(detection()).with(detection());
    Figure figure = new MapGrid(List.of("AdaCLIP", "CLIP"), List.of(row, row)).figure();
    assertEquals(2008, figure.width()); // 170 mm at 300 dpi
    assertTrue(Svg.parse(figure.svg()).texts().containsAll(List.of("AdaCLIP", "CLIP")));
  }

  @Test
  void aMaskThatNobodyKnowsIsSaidToBeMissing() {
    MapRow row = MapRow.of("a", picture(), Optional.empty(), 1).with(detection());
    assertTrue(texts(row).contains("no mask"));
    MapRow normal = MapRow.ofNormal("a", picture(), 1).with(detection());
    assertTrue(!texts(normal).contains("no mask"));
  }

  @Test
  void aVeryHighPictureStaysWithinItsPage() {
    RgbImage high = new RgbImage(4, 400, new byte[4 * 400 * 3]);
    MapRow row = MapRow.of("a", high, Optional.empty(), 1);
    int width = MapGrid.cellWidth(1);
    var shown = row.cells().get(0).picture().orElseThrow();
    assertEquals(Math.round(1.5 * width), shown.getHeight(), 1);
  }

  @Test
  void rowsNeedAMapForEachMethod() {
    Exception failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> new MapGrid(List.of("AdaCLIP", "CLIP"), List.of(row().with(detection()))));
    assertEquals("1 maps for 2 methods", failure.getMessage());
  }

  private static List<String> texts(MapRow row) {
    return Svg.parse(new MapGrid(List.of("map"), List.of(row)).figure().svg()).texts();
  }

  private static MapRow row() {
    byte[] mask = new byte[WIDTH * HEIGHT * 3];
    Arrays.fill(mask, 0, 300, (byte) 255);
    return MapRow.of("part.png", picture(), Optional.of(new RgbImage(WIDTH, HEIGHT, mask)), 1);
  }

  private static RgbImage picture() {
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
      rgb[3 * pixel] = (byte) 200;
      rgb[3 * pixel + 1] = 10;
      rgb[3 * pixel + 2] = 10;
    }
    return new RgbImage(WIDTH, HEIGHT, rgb);
  }

  private static Detection detection() {
    AnomalyMap map = new AnomalyMap(new float[] {0, 0, 0, 1}, 2, WIDTH, HEIGHT);
    ModelDescription model = new ModelDescription("tiny", "ViT", "", 2);
    return new Detection("part.png", "part", 0.625, map, model, 0, 0.1);
  }
}
