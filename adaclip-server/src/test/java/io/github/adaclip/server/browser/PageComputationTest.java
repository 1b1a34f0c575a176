package io.github.adaclip.server.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.Region;
import io.github.adaclip.map.RegionMask;
import io.github.adaclip.report.ColorRange;
import io.github.adaclip.report.ColorScale;
import io.github.adaclip.report.MapFormat;
import io.github.adaclip.report.MapSize;
import io.github.adaclip.report.MapWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page computes by itself, against the library's results on the same values. */
class PageComputationTest {
  private static final long SEED = 20;

  private static ServedPage served;
  private static OpenPage page;

  /** A grid and the size of its picture. */
  private record Case(String name, float[] grid, int side, int width, int height) {
    AnomalyMap map() {
      return new AnomalyMap(grid, side, width, height);
    }
  }

  @BeforeAll
  static void open() {
    Browser.require();
    served = ServedPage.start();
    page = served.open();
  }

  @AfterAll
  static void close() {
    if (served != null) {
      page.close();
      served.close();
    }
  }

  @Test
  void regionsAreTheLibrarys() {
    for (Case each : cases()) {
      for (double threshold : new double[] {0, 0.2, 0.5, 0.7, 0.95, 1}) {
        List<Region> expected = each.map().regions(threshold);
        JsonNode found =
            page.compute(
                MAP_OF_VALUES
                    + "const {findRegions} = await load('map/regions.js');"
                    + "return findRegions(map, values[4], 1)",
                arguments(each, threshold));
        String what = each.name() + " at " + threshold;
        assertEquals(expected.size(), found.size(), what);
        for (int index = 0; index < expected.size(); index++) {
          assertSameRegion(expected.get(index), found.get(index), what + ", region " + index);
        }
      }
    }
  }

  @Test
  void aThresholdReadOffTheMapIncludesItsPixel() {
    Case each = cases().get(0);
    double value = each.map().valueAt(17, 5);
    JsonNode found =
        page.compute(
            MAP_OF_VALUES
                + "const {findRegions} = await load('map/regions.js');"
                + "return [map.valueAt(17, 5), findRegions(map, values[4]).some((region) =>"
                + " region.x <= 17 && region.y <= 5)]",
            arguments(each, value));
    assertEquals(value, found.get(0).asDouble());
    assertTrue(found.get(1).asBoolean());
  }

  @Test
  void masksAreTheLibrarys() {
    for (Case each : cases()) {
      AnomalyMap map = each.map();
      int minArea = 12;
      JsonNode found =
          page.compute(
              MAP_OF_VALUES
                  + "const {maskOf} = await load('paint/mask.js');"
                  + "const pixels = maskOf(map, values[4], 12).data;"
                  + "return [...pixels].filter((_, index) => index % 4 === 0)",
              arguments(each, 0.6));
      RegionMask expected = map.regionMask(0.6, minArea);
      int[] row = new int[map.width()];
      for (int y = 0; y < map.height(); y++) {
        expected.readRow(y, row, 255, 0);
        for (int x = 0; x < row.length; x++) {
          assertEquals(
              row[x], found.get(y * row.length + x).asInt(), each.name() + " " + x + "," + y);
        }
      }
    }
  }

  @Test
  void mapsAreReadAndWrittenAsTheServiceDoes() {
    AnomalyMap map = cases().get(0).map();
    byte[] file = MapWriter.encoded(map, MapFormat.NPY, MapSize.MODEL);
    JsonNode found =
        page.compute(
            "const {readNpy} = await load('map/npy.js');"
                + "const {AnomalyMap} = await load('map/anomaly-map.js');"
                + "const {npyFile} = await load('export/npy-file.js');"
                + "const bytes = Uint8Array.from(atob(values[0]), (c) => c.charCodeAt(0));"
                + "const {values: grid, rows, columns} = readNpy(bytes);"
                + "const again = npyFile(new AnomalyMap(grid, columns, rows, 5, 5));"
                + "return {grid: [...grid], rows, columns,"
                + " again: [...new Uint8Array(await again.arrayBuffer())]}",
            Base64.getEncoder().encodeToString(file));
    assertEquals(map.rows(), found.get("rows").asInt());
    assertEquals(map.columns(), found.get("columns").asInt());
    assertArrayEquals(map.grid(), floats(found.get("grid")));
    byte[] again = new byte[found.get("again").size()];
    for (int index = 0; index < again.length; index++) {
      again[index] = (byte) found.get("again").get(index).asInt();
    }
    assertArrayEquals(file, again);
  }

  @Test
  void damagedMapsAreRefused() {
    byte[] file = MapWriter.encoded(cases().get(0).map(), MapFormat.NPY, MapSize.MODEL);
    JsonNode found =
        page.compute(
            "const {readNpy} = await load('map/npy.js');"
                + "const bytes = Uint8Array.from(atob(values[0]), (c) => c.charCodeAt(0));"
                + "const refusal = (some) => {"
                + " try { readNpy(some); return 'read' } catch (e) { return e.message } };"
                + "const text = String.fromCharCode(...bytes);"
                + "const changed = (from, to) => Uint8Array.from("
                + " text.replace(from, to), (c) => c.charCodeAt(0));"
                + "return [refusal(bytes.slice(0, 5)), refusal(bytes.slice(0, -1)),"
                + " refusal(changed('<f4', '<f8')), refusal(changed('False', 'True ')),"
                + " refusal(new Uint8Array(40))]",
            Base64.getEncoder().encodeToString(file));
    int bytes = 31 * 31 * 4;
    List<String> expected =
        List.of(
            "The map cannot be read: no NPY file.",
            "The map cannot be read: "
                + (bytes - 1)
                + " bytes for 31 x 31 values, expected "
                + bytes
                + ".",
            "The map cannot be read: values of type <f8, expected <f4 (float32).",
            "The map cannot be read: values column by column, expected row by row.",
            "The map cannot be read: no NPY file.");
    for (int index = 0; index < expected.size(); index++) {
      assertEquals(expected.get(index), found.get(index).asText());
    }
  }

  @Test
  void coloursAreThoseOfTheCommandLine() {
    JsonNode found =
        page.compute(
            "const {colorOf} = await load('map/color-scale.js');"
                + "return Array.from({length: 1001}, (_, i) =>"
                + " colorOf(i / 1000).reduce((rgb, level) => rgb * 256 + level, 0))");
    for (int step = 0; step <= 1000; step++) {
      assertEquals(ColorScale.rgb(step / 1000.0), found.get(step).asInt(), "step " + step);
    }
  }

  @Test
  void stretchedColoursAreThoseOfFigures() {
    for (Case each : cases()) {
      ColorRange expected = ColorRange.of(List.of(each.map()));
      JsonNode found =
          page.compute(
              MAP_OF_VALUES
                  + "const {stretchedRange} = await load('map/color-range.js');"
                  + "return stretchedRange([map])",
              arguments(each, 0));
      assertEquals(expected.low(), found.get("low").asDouble(), each.name());
      assertEquals(expected.high(), found.get("high").asDouble(), each.name());
    }
  }

  @Test
  void floatsAreWrittenInTheirShortestForm() {
    Random random = new Random(SEED);
    List<Float> values = new ArrayList<>(List.of(0f, 1f, 0.1f, 1e-7f, 0.33333334f));
    for (int index = 0; index < 200; index++) {
      values.add(random.nextFloat());
    }
    JsonNode found =
        page.compute(
            "const {shortestFloat} = await load('page/numbers.js');"
                + "return values[0].map((value) => shortestFloat(value))",
            values.stream().map(Float::doubleValue).toList());
    for (int index = 0; index < values.size(); index++) {
      String text = found.get(index).asText();
      assertEquals(values.get(index), Float.parseFloat(text), text);
      assertTrue(text.length() <= Float.toString(values.get(index)).length() + 1, text);
    }
  }

  @Test
  void onlyTheMapsUsedLastAreKept() {
    JsonNode found =
        page.compute(
            "const {MapCache} = await load('pictures/map-cache.js');"
                + "const {AnomalyMap} = await load('map/anomaly-map.js');"
                + "const cache = new MapCache(3 * 16);"
                + "const put = (id) => cache.put(id, new AnomalyMap(new Float32Array(4), 2, 2, 9, 9));"
                + "[1, 2, 3].forEach(put); cache.get(1); put(4); put(4);"
                + "return [1, 2, 3, 4].map((id) => cache.get(id) !== null)");
    assertEquals("[true,false,true,true]", found.toString());
  }

  private static final String MAP_OF_VALUES =
      "const {AnomalyMap} = await load('map/anomaly-map.js');"
          + "const grid = Float32Array.from(values[0]);"
          + "const map = new AnomalyMap(grid, values[1], values[1], values[2], values[3]);";

  private static Object[] arguments(Case each, double threshold) {
    List<Double> values = new ArrayList<>();
    for (float value : each.grid()) {
      values.add((double) value);
    }
    return new Object[] {values, each.side(), each.width(), each.height(), threshold};
  }

  private static void assertSameRegion(Region expected, JsonNode found, String what) {
    assertEquals(expected.x(), found.get("x").asInt(), what);
    assertEquals(expected.y(), found.get("y").asInt(), what);
    assertEquals(expected.width(), found.get("width").asInt(), what);
    assertEquals(expected.height(), found.get("height").asInt(), what);
    assertEquals(expected.areaPixels(), found.get("areaPixels").asLong(), what);
    assertEquals(expected.peak(), found.get("peak").asDouble(), what);
    assertEquals(expected.mean(), found.get("mean").asDouble(), what);
    List<String> contour =
        expected.contour().stream().map(point -> "[" + point.x() + "," + point.y() + "]").toList();
    assertEquals(contour.toString().replace(" ", ""), found.get("contour").toString(), what);
  }

  /**
   * Hills as a model's map has them, noise with many regions, steps with equal values, one value.
   */
  private static List<Case> cases() {
    Random random = new Random(SEED);
    int side = 31;
    float[] hills = new float[side * side];
    float[] noise = new float[side * side];
    float[] steps = new float[side * side];
    for (int index = 0; index < hills.length; index++) {
      int x = index % side;
      int y = index / side;
      hills[index] =
          (float) (0.5 + 0.3 * Math.sin(x * 0.55) * Math.cos(y * 0.4) + 0.2 * x * y / 900.0);
      noise[index] = random.nextFloat();
      steps[index] = (x / 5 + y / 7) % 3 / 2f;
    }
    return List.of(
        new Case("hills", hills, side, 97, 64),
        new Case("noise", noise, side, 53, 71),
        new Case("noise at its own size", noise, side, side, side),
        new Case("steps, smaller than the grid", steps, side, 17, 23),
        new Case("one value", new float[] {0.7f}, 1, 6, 4),
        new Case("one row", noise, side, 64, 1));
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) array.get(index).asDouble();
    }
    return values;
  }
}
