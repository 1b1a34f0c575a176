package io.github.adaclip.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.adaclip.map.AnomalyMap;
import org.junit.jupiter.api.Test;

class DetectionTest {
  private static final ModelDescription MODEL = new ModelDescription("tiny", "ViT-B-16", "", 224);
  private static final AnomalyMap MAP = new AnomalyMap(new float[] {0, 1, 0, 0}, 2, 8, 6);

  @Test
  void sizesAndRegionsAreThoseOfTheMap() {
    Detection detection = detection("candle", 0.5, 1);
    assertEquals(8, detection.width());
    assertEquals(6, detection.height());
    assertEquals(MAP.regions(0.5), detection.regions(0.5));
  }

  @Test
  void refusesScoresOutsideTheirRange() {
    for (double score : new double[] {-0.1, 1.1, Double.NaN}) {
      Exception e =
          assertThrows(IllegalArgumentException.class, () -> detection("candle", score, 1));
      assertEquals("score is " + score + ", expected 0 to 1", e.getMessage());
    }
  }

  @Test
  void refusesABlankClassName() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> detection(" ", 0.5, 1));
    assertEquals("class name is blank", e.getMessage());
  }

  @Test
  void refusesTimesThatAreNone() {
    for (double seconds : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      Exception e =
          assertThrows(IllegalArgumentException.class, () -> detection("candle", 0.5, seconds));
      assertEquals("seconds are " + seconds + ", expected 0 or more", e.getMessage());
    }
  }

  @Test
  void refusesAModelWithoutNameChecksumOrSize() {
    assertRefused("model name '' and backbone 'b' must not be blank", () -> model("", "b", "", 1));
    assertRefused(
        "checkpoint SHA-256 is 'ab', expected 64 hexadecimal digits",
        () -> model("n", "b", "ab", 1));
    assertRefused("image size is 0, expected at least 1", () -> model("n", "b", "", 0));
  }

  private static void assertRefused(String message, Runnable call) {
    Exception e = assertThrows(IllegalArgumentException.class, call::run);
    assertEquals(message, e.getMessage());
  }

  private static ModelDescription model(String name, String backbone, String sha, int size) {
    return new ModelDescription(name, backbone, sha, size);
  }

  private static Detection detection(String className, double score, double seconds) {
    return new Detection("a.png", className, score, MAP, MODEL, 0, seconds);
  }
}
