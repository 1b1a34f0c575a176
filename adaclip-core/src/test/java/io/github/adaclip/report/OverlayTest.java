package io.github.adaclip.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.PictureArea;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.MapFrame;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OverlayTest {
  private static final int WHITE = 0xffffff;

  @TempDir Path folder;

  static Stream<Arguments> painters() {
    return Stream.of(Arguments.of(TextPainter.available()), Arguments.of(new PixelLetters()));
  }

  @Test
  void aMapOfZerosLeavesThePictureAsItIs() {
    BufferedImage picture = noise(300, 280);
    BufferedImage overlay =
        Overlay.draw(
            picture, Example.detection("c", Example.constant(0, 300, 280)), Decision.none());
    for (int y = 0; y < 280; y++) {
      for (int x = 0; x < 300; x++) {
        assertEquals(picture.getRGB(x, y), overlay.getRGB(x, y));
      }
    }
  }

  @Test
  void colourAndOpacityFollowTheValueNotTheRangeOfThePicture() {
    BufferedImage black = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
    Detection half = Example.detection("c", Example.constant(0.5f, 300, 300));
    int rgb = Overlay.draw(black, half, Decision.none()).getRGB(10, 10) & WHITE;
    int full = ColorScale.rgb(0.5);
    assertEquals(Math.round((full >> 16) * Overlay.opacity(0.5)), rgb >> 16);
    assertEquals(Math.round((full & 0xff) * Overlay.opacity(0.5)), rgb & 0xff);
  }

  @Test
  void opacityRisesFromNothingAndNeverHidesThePicture() {
    assertEquals(0, Overlay.opacity(0));
    for (int i = 1; i <= 100; i++) {
      assertTrue(Overlay.opacity(i / 100.0) > Overlay.opacity((i - 1) / 100.0));
    }
    assertTrue(Overlay.opacity(1) < 0.8);
  }

  @Test
  void theLegendStandsBelowThePicture() {
    Detection detection = Example.detection("c", Example.constant(0, 640, 480));
    BufferedImage overlay = Overlay.draw(noise(640, 480), detection, Decision.none());
    assertEquals(640, overlay.getWidth());
    assertTrue(overlay.getHeight() > 480 + 40 && overlay.getHeight() < 480 + 160);
    assertTrue(colours(overlay, 480).contains(ColorScale.rgb(0.5)));
  }

  @Test
  void contoursAreDrawnOnlyWithAPixelThresholdAndOnDarkAndBright() {
    float[] grid = new float[25];
    grid[12] = 1;
    Detection detection = Example.detection("c", new AnomalyMap(grid, 5, 400, 400));
    for (Color ground : new Color[] {Color.BLACK, Color.WHITE}) {
      BufferedImage picture = filled(400, 400, ground);
      BufferedImage without = Overlay.draw(picture, detection, Decision.none());
      BufferedImage with = Overlay.draw(picture, detection, Decision.of(0.5, 0.5));
      int left = detection.regions(0.5).get(0).x();
      int darkest = 255;
      int brightest = 0;
      for (int x = left - 4; x <= left + 4; x++) {
        Color before = new Color(without.getRGB(x, 200));
        Color after = new Color(with.getRGB(x, 200));
        darkest = Math.min(darkest, before.equals(after) ? 255 : after.getGreen());
        brightest = Math.max(brightest, before.equals(after) ? 0 : after.getGreen());
      }
      assertTrue(brightest - darkest > 120, "rim and line on " + ground);
    }
  }

  @ParameterizedTest
  @MethodSource("painters")
  void theThresholdIsMarkedOnTheScale(TextPainter text) {
    Detection detection = Example.detection("c", Example.constant(0, 640, 480));
    BufferedImage picture = noise(640, 480);
    BufferedImage none = Overlay.draw(picture, detection, Decision.none(), text);
    BufferedImage low = Overlay.draw(picture, detection, Decision.of(0.5, 0.2), text);
    BufferedImage high = Overlay.draw(picture, detection, Decision.of(0.5, 0.8), text);
    assertEquals(low.getHeight(), high.getHeight());
    assertTrue(low.getHeight() > none.getHeight());
    assertNotEquals(legendText(low), legendText(high));
  }

  @ParameterizedTest
  @MethodSource("painters")
  void nameAndScoreAreWritten(TextPainter text) {
    BufferedImage picture = noise(640, 480);
    AnomalyMap map = Example.constant(0, 640, 480);
    String one = legendText(overlay(picture, "candle", map, 0.5, text));
    assertEquals(one, legendText(overlay(picture, "candle", map, 0.5, text)));
    assertNotEquals(one, legendText(overlay(picture, "cashew", map, 0.5, text)));
    assertNotEquals(one, legendText(overlay(picture, "candle", map, 0.6, text)));
  }

  @ParameterizedTest
  @MethodSource("painters")
  void aNameOfAnyLengthFits(TextPainter text) {
    BufferedImage picture = noise(64, 64);
    AnomalyMap map = Example.constant(0, 64, 64);
    BufferedImage overlay = overlay(picture, "very long class name ".repeat(20), map, 0.5, text);
    assertEquals(256, overlay.getWidth());
    for (int y = 256; y < overlay.getHeight(); y++) {
      assertEquals(overlay.getRGB(0, y), overlay.getRGB(overlay.getWidth() - 1, y), "margin");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,256,256",
    "64,64,256,256",
    "1,5000,256,5000",
    "640,480,640,480",
    "100,50,500,250"
  })
  void smallPicturesAreEnlargedByWholeFactors(int width, int height, int shownWidth, int above) {
    Detection detection = Example.detection("c", Example.constant(0.9f, width, height));
    BufferedImage overlay = Overlay.draw(noise(width, height), detection, Decision.of(0.5, 0.5));
    assertEquals(shownWidth, overlay.getWidth());
    assertTrue(overlay.getHeight() > above && overlay.getHeight() < above + 160);
  }

  @Test
  void largePicturesAreReducedToSixteenMegapixels() {
    BufferedImage large = new BufferedImage(8000, 6000, BufferedImage.TYPE_BYTE_GRAY);
    Detection detection = Example.detection("c", Example.constant(0, 8000, 6000));
    BufferedImage overlay = Overlay.draw(large, detection, Decision.none());
    assertEquals(4619, overlay.getWidth());
    assertTrue(overlay.getHeight() > 3464);
  }

  /** A picture read at the overlay's size gives the same drawing as one of that size would. */
  @Test
  void aLargePictureMayComeReduced() {
    BufferedImage large = new BufferedImage(8000, 2500, BufferedImage.TYPE_BYTE_GRAY);
    Detection detection = Example.detection("c", Example.constant(0, 8000, 2500));
    RgbImage reduced = Overlay.reduced(ImageSource.of(large), DecodeOptions.defaults());
    assertEquals(7155, reduced.width());
    assertEquals(2236, reduced.height());
    BufferedImage drawn = Overlay.draw(reduced.toBufferedImage(), detection, Decision.none());
    assertEquals(reduced.width(), drawn.getWidth());
  }

  @Test
  void whatWasNotLookedAtIsDarkened() {
    PictureArea picture = PictureArea.whole(400, 400);
    MapFrame frame = new MapFrame(picture, new PictureArea(100, 0, 300, 400), Optional.empty());
    Detection detection = Example.detection("c", new AnomalyMap(new float[1], 1, frame));
    BufferedImage white = filled(400, 400, Color.WHITE);
    BufferedImage drawn = Overlay.draw(white, detection, Decision.none());
    assertEquals(Color.WHITE.getRGB(), drawn.getRGB(100, 50));
    assertTrue((drawn.getRGB(99, 50) & 0xff) < 140, "blue " + (drawn.getRGB(99, 50) & 0xff));
  }

  @Test
  void thePictureIsNotChanged() {
    BufferedImage picture = noise(300, 300);
    int before = picture.getRGB(150, 150);
    Overlay.draw(
        picture, Example.detection("c", Example.constant(1, 300, 300)), Decision.of(0.5, 0.5));
    assertEquals(before, picture.getRGB(150, 150));
  }

  @Test
  void theFileHoldsTheDrawing() throws Exception {
    BufferedImage picture = noise(300, 200);
    Detection detection = Example.detection("c", Example.random(5, 300, 200));
    Path target = folder.resolve("new/o.png");
    Overlay.write(target, picture, detection, Decision.of(0.5, 0.5));
    BufferedImage expected = Overlay.draw(picture, detection, Decision.of(0.5, 0.5));
    BufferedImage read = ImageIO.read(target.toFile());
    assertEquals(expected.getHeight(), read.getHeight());
    for (int y = 0; y < read.getHeight(); y++) {
      for (int x = 0; x < read.getWidth(); x++) {
        assertEquals(expected.getRGB(x, y), read.getRGB(x, y));
      }
    }
  }

  @Test
  void refusesAPictureOfAnotherSize() {
    Detection detection = Example.detection("c", Example.constant(0, 8, 4));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Overlay.draw(noise(4, 8), detection, Decision.none()));
    assertEquals("picture is 4 x 8, the detection's was 8 x 4", e.getMessage());
  }

  @Test
  void lettersWithoutFontsHaveAccentsDroppedAndUnknownSignsMarked() {
    assertEquals(drawn("COTE"), drawn("côté"));
    assertEquals(drawn("?"), drawn("缺"));
    assertEquals(drawn("?"), drawn(new String(Character.toChars(0x10041))));
    assertNotEquals(drawn("8"), drawn("B"));
    assertEquals(new PixelLetters().width("SS", 20, true), new PixelLetters().width("ß", 20, true));
  }

  private static String drawn(String text) {
    BufferedImage image = new BufferedImage(120, 30, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    new PixelLetters().draw(graphics, text, 2, 25, 20, false, Color.WHITE);
    graphics.dispose();
    return pixels(image, 0);
  }

  private static BufferedImage overlay(
      BufferedImage picture, String name, AnomalyMap map, double score, TextPainter text) {
    Detection detection = new Detection("a.png", name, score, map, Example.MODEL, 0, 0);
    Decision decision = new Decision(OptionalDouble.empty(), OptionalDouble.empty());
    return Overlay.draw(picture, detection, decision, text);
  }

  private static String legendText(BufferedImage overlay) {
    return pixels(overlay, 480);
  }

  private static String pixels(BufferedImage image, int fromRow) {
    StringBuilder text = new StringBuilder();
    for (int y = fromRow; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        text.append((char) ('a' + (image.getRGB(x, y) >> 12 & 15)));
      }
    }
    return text.toString();
  }

  private static Set<Integer> colours(BufferedImage image, int fromRow) {
    Set<Integer> colours = new HashSet<>();
    for (int y = fromRow; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y) & WHITE);
      }
    }
    return colours;
  }

  private static BufferedImage noise(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 7919 + y * 104729) * 31 & WHITE);
      }
    }
    return image;
  }

  private static BufferedImage filled(int width, int height, Color color) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }
}
