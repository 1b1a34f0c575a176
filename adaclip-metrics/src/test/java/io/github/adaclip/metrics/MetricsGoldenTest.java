package io.github.adaclip.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.testdata.Golden;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricsGoldenTest {
  /** The order of additions differs from NumPy's; golden/README.md asks for this. */
  private static final double REFERENCE = 1e-12;

  @Test
  void agreesWithScikitLearnAndTheReference() {
    Golden golden = Golden.open("metrics.safetensors");
    JsonNode cases = Golden.json("metrics.json");
    int compared = 0;
    for (JsonNode expected : cases) {
      String name = "case" + expected.get("case").asInt();
      compared += imagesAgree(golden, name, expected.get("image"));
      compared += pixelsAgree(golden, name, expected.get("pixel"));
    }
    assertEquals(5 * 3 + 5 * 5, compared);
  }

  private static int imagesAgree(Golden golden, String name, JsonNode expected) {
    byte[] labels = golden.bytes(name + ".labels");
    float[] scores = golden.floats(name + ".scores");
    ImageScores images = new ImageScores();
    for (int index = 0; index < labels.length; index++) {
      images.add(labels[index] != 0, scores[index]);
    }
    return rankingAgrees(name + " image", expected, images.metrics());
  }

  private static int pixelsAgree(Golden golden, String name, JsonNode expected) {
    long[] shape = golden.shape(name + ".maps");
    int width = (int) shape[2];
    int height = (int) shape[1];
    float[] maps = golden.floats(name + ".maps");
    byte[] masks = golden.bytes(name + ".masks");
    try (PixelScores pixels = PixelScores.open(PixelStorage.standard())) {
      for (int from = 0; from < maps.length; from += width * height) {
        pixels.add(
            Arrays.copyOfRange(maps, from, from + width * height),
            Arrays.copyOfRange(masks, from, from + width * height),
            width,
            height);
      }
      PixelMetrics metrics = pixels.evaluate().metrics();
      return rankingAgrees(name + " pixel", expected, metrics.ranking())
          + agrees(name, expected, "aupro_030", metrics.aupro())
          + agrees(name, expected, "aupro_005", pixels.evaluate(0.05).metrics().aupro());
    }
  }

  private static int rankingAgrees(String name, JsonNode expected, RankingMetrics found) {
    return agrees(name, expected, "auroc", found.auroc())
        + agrees(name, expected, "ap", found.averagePrecision())
        + agrees(name, expected, "f1max", found.maxF1());
  }

  private static int agrees(String name, JsonNode expected, String key, OptionalDouble found) {
    if (expected.isNull()) {
      assertTrue(found.isEmpty(), name + " " + key);
      return 0;
    }
    assertEquals(expected.get(key).asDouble(), found.orElseThrow(), REFERENCE, name + " " + key);
    return 1;
  }
}
