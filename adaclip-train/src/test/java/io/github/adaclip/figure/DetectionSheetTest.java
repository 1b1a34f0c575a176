package io.github.adaclip.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.report.ColorRange;
import io.github.adaclip.report.ColorScale;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionSheetTest {
  private static final ColorRange RANGE = new ColorRange(0.125, 0.25);

  @Test
  void everythingIsOnTheSheetWithItsScale() {
    Figure sheet =
        DetectionSheet.of(List.of(entry("plate", "hole"), entry("nut", "flawless")), RANGE);
    Svg svg = Svg.parse(sheet.svg());
    List<String> words =
        List.of(
            "picture",
            "true defect",
            "anomaly map",
            "plate",
            "hole",
            "nut",
            "flawless",
            "score 0.625",
            "0.125 or less",
            "map value, the same scale in all pictures",
            "0.250");
    assertTrue(svg.texts().containsAll(words), svg.texts().toString());
    // Three for each picture, and the scale of colours.
    assertEquals(7, svg.elements("image").size());
    assertTrue(Png.read(sheet.png()).count(ColorScale.color(1)) > 10, "the scale's yellow end");
  }

  @Test
  void twoStandSideBySide() {
    int two = DetectionSheet.of(Collections.nCopies(2, entry("a", "b")), RANGE).height();
    int four = DetectionSheet.of(Collections.nCopies(4, entry("a", "b")), RANGE).height();
    assertTrue(four > two + 300, two + " and " + four);
  }

  @Test
  void halfARowIsRefused() {
    IllegalArgumentException failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> DetectionSheet.of(List.of(entry("a", "b")), RANGE));
    assertEquals("1 pictures, expected a multiple of 2", failure.getMessage());
    assertThrows(IllegalArgumentException.class, () -> DetectionSheet.of(List.of(), RANGE));
  }

  private static DetectionSheet.Entry entry(String name, String truth) {
    RgbImage picture = new RgbImage(8, 8, new byte[3 * 64]);
    ModelDescription model = new ModelDescription("tiny", "ViT", "", 2);
    AnomalyMap map = new AnomalyMap(new float[] {0, 0.25f, 0.2f, 0}, 2, 8, 8);
    Detection detection = new Detection("a.png", name, 0.625, map, model, 0, 0.1);
    return new DetectionSheet.Entry(name, picture, picture, truth, detection);
  }
}
