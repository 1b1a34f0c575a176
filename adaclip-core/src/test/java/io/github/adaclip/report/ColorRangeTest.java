package io.github.adaclip.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.map.AnomalyMap;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColorRangeTest {
  private static final double ROUNDING = 1e-6;

  @Test
  void medianAndLargestOfAllMaps() {
    AnomalyMap first = new AnomalyMap(new float[] {0.1f, 0.2f, 0.1f, 0.15f}, 2, 8, 8);
    AnomalyMap second = new AnomalyMap(new float[] {0.3f}, 1, 8, 8);
    ColorRange range = ColorRange.of(List.of(first, second));
    // 0.1 0.1 0.15 0.2 0.3
    assertEquals(0.15, range.low(), ROUNDING);
    assertEquals(0.3, range.high(), ROUNDING);
    assertEquals(0, range.position(0.1), ROUNDING);
    assertEquals(0.5, range.position(0.225), ROUNDING);
    assertEquals(1, range.position(0.9), ROUNDING);
  }

  @Test
  void mapsThatTellNothingApartHaveTheWholeRange() {
    assertEquals(ColorRange.WHOLE, ColorRange.of(List.of(Example.constant(0.4f, 8, 8))));
  }

  @Test
  void anEmptyRangeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new ColorRange(0.5, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new ColorRange(-0.1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new ColorRange(0, Double.NaN));
  }

  @Test
  void theRangeDecidesWhatIsSeenOfAMap() {
    BufferedImage picture = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    AnomalyMap map = Example.constant(0.3f, 4, 4);
    int whole = Overlay.blended(picture, map).getRGB(1, 1);
    assertEquals(whole, Overlay.blended(picture, map, ColorRange.WHOLE).getRGB(1, 1));
    int below = Overlay.blended(picture, map, new ColorRange(0.3, 0.9)).getRGB(1, 1);
    assertEquals(0xff000000, below, "the picture itself");
    int highest = Overlay.blended(picture, map, new ColorRange(0.1, 0.3)).getRGB(1, 1);
    int one = Overlay.blended(picture, Example.constant(1, 4, 4)).getRGB(1, 1);
    assertEquals(one, highest);
  }
}
