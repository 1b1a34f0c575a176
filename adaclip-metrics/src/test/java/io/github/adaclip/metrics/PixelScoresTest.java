package io.github.adaclip.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class PixelScoresTest {
  /** Sums of some thousand shares, in another order. */
  private static final double ROUNDING = 1e-13;

  @TempDir private Path folder;

  @Test
  void workedByHand() {
    // Regions {4, 2} (joined by a corner) and {3}; nine normal pixels, one of them above all
    // others.
    byte[] mask = {1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};
    float[] map = {4, 5, 0, 3, 0, 2, 0, 0, 0, 0, 0, 0};
    try (PixelScores scores = PixelScores.open(storage())) {
      scores.add(map, mask, 4, 3);
      PixelMetrics metrics = scores.evaluate(0.5).metrics();
      assertEquals(2, metrics.regions());
      assertEquals(1, metrics.pictures());
      assertEquals(9, metrics.ranking().normalCount());
      assertEquals(3, metrics.ranking().anomalousCount());
      // (0, 0) (1/9, 0) (1/9, 1/4) (1/9, 3/4) (1/9, 1) (1, 1), cut at 1/2
      assertEquals((0.5 - 1.0 / 9) / 0.5, metrics.aupro().orElseThrow(), ROUNDING);
      assertEquals(24.0 / 27, metrics.ranking().auroc().orElseThrow(), ROUNDING);
    }
  }

  @Test
  void limitInsideATieIsInterpolated() {
    try (PixelScores scores = PixelScores.open(storage())) {
      scores.add(new float[] {1, 1, 1, 1}, new byte[] {1, 0, 0, 0}, 4, 1);
      // a straight line from (0, 0) to (1, 1)
      assertEquals(0.15, scores.evaluate(0.3).metrics().aupro().orElseThrow(), ROUNDING);
      assertEquals(0.5, scores.evaluate(1).metrics().aupro().orElseThrow(), ROUNDING);
    }
  }

  @Test
  void agreesWithTheDefinitionOnRandomSmallCases() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      int width = 2 + random.nextInt(5);
      int height = 2 + random.nextInt(5);
      List<float[]> maps = new ArrayList<>();
      List<byte[]> masks = new ArrayList<>();
      int distinct = 1 + random.nextInt(20);
      for (int picture = 0; picture < 3; picture++) {
        maps.add(randomMap(random, width * height, distinct));
        masks.add(randomMask(random, width * height));
      }
      masks.get(0)[0] = 1;
      masks.get(0)[1] = 0;
      double limit = (1 + random.nextInt(10)) / 10.0;
      PixelMetrics metrics = evaluate(maps, masks, width, height, limit);
      boolean[] labels = new boolean[3 * width * height];
      double[] values = new double[labels.length];
      flatten(maps, masks, labels, values);
      RankingMetrics ranking = metrics.ranking();
      assertEquals(BruteForce.auroc(labels, values), ranking.auroc().orElseThrow(), ROUNDING);
      assertEquals(
          BruteForce.averagePrecision(labels, values),
          ranking.averagePrecision().orElseThrow(),
          ROUNDING);
      assertEquals(BruteForce.maxF1(labels, values), ranking.maxF1().orElseThrow(), ROUNDING);
      assertEquals(
          BruteForce.aupro(maps, masks, width, limit), metrics.aupro().orElseThrow(), ROUNDING);
    }
  }

  @Test
  void laws() {
    DrawnPictures drawn = new DrawnPictures(40, 11);
    List<float[]> maps = new ArrayList<>();
    List<byte[]> masks = new ArrayList<>();
    for (int picture = 0; picture < 12; picture++) {
      maps.add(drawn.map(picture));
      masks.add(drawn.mask(picture));
    }
    PixelMetrics metrics = evaluate(maps, masks, 40, 40, 0.3);

    List<float[]> shifted = maps.stream().map(PixelScoresTest::minusOne).toList();
    assertClose(metrics, evaluate(shifted, masks, 40, 40, 0.3)); // any rising function

    List<float[]> mapsBackwards = new ArrayList<>(maps);
    List<byte[]> masksBackwards = new ArrayList<>(masks);
    Collections.reverse(mapsBackwards);
    Collections.reverse(masksBackwards);
    assertClose(metrics, evaluate(mapsBackwards, masksBackwards, 40, 40, 0.3));

    mapsBackwards.addAll(maps);
    masksBackwards.addAll(masks);
    assertClose(metrics, evaluate(mapsBackwards, masksBackwards, 40, 40, 0.3)); // everything twice
  }

  @Test
  void perfectMapsReachOneEverywhere() {
    DrawnPictures drawn = new DrawnPictures(30, 5);
    List<float[]> maps = new ArrayList<>();
    List<byte[]> masks = new ArrayList<>();
    for (int picture = 0; picture < 6; picture++) {
      byte[] mask = drawn.mask(picture);
      float[] map = new float[mask.length];
      for (int index = 0; index < mask.length; index++) {
        map[index] = mask[index];
      }
      maps.add(map);
      masks.add(mask);
    }
    PixelMetrics metrics = evaluate(maps, masks, 30, 30, 0.3);
    assertEquals(1, metrics.ranking().auroc().orElseThrow());
    assertEquals(1, metrics.ranking().averagePrecision().orElseThrow());
    assertEquals(1, metrics.ranking().maxF1().orElseThrow());
    assertEquals(1, metrics.aupro().orElseThrow(), ROUNDING);
  }

  @Test
  void resultsAreTheSameToTheBitInMemoryAndInTheFile() throws IOException {
    DrawnPictures drawn = new DrawnPictures(518, 21);
    PixelStorage small = storage().withMemoryBytes(PixelStorage.LEAST_MEMORY_BYTES);
    try (PixelScores spilled = PixelScores.open(small);
        PixelScores inMemory = PixelScores.open(storage())) {
      drawn.addTo(spilled, 0, 8);
      drawn.addTo(inMemory, 0, 8);
      assertEquals(inMemory.evaluate(), spilled.evaluate());
      drawn.addTo(spilled, 8, 12); // more may follow an evaluation
      drawn.addTo(inMemory, 8, 12);
      assertEquals(inMemory.evaluate(0.05), spilled.evaluate(0.05));
      assertEquals(inMemory.histogram(20), spilled.histogram(20));
      assertEquals(0, inMemory.temporaryBytes());
      TemporarySpace space = small.spaceFor(12L * 518 * 518);
      assertTrue(spilled.temporaryBytes() >= space.leastBytes(), space + " is too much");
      assertTrue(spilled.temporaryBytes() <= space.mostBytes(), space + " is too little");
      assertTrue(space.leastBytes() > 0);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void scoresOfAllMagnitudesFitInSmallMemory() {
    Random random = new Random(8);
    PixelStorage small = storage().withMemoryBytes(PixelStorage.LEAST_MEMORY_BYTES);
    try (PixelScores spilled = PixelScores.open(small);
        PixelScores inMemory = PixelScores.open(storage())) {
      for (int picture = 0; picture < 4; picture++) {
        float[] map = new float[518 * 518];
        byte[] mask = new byte[map.length];
        for (int index = 0; index < map.length; index++) {
          float score = Float.intBitsToFloat(random.nextInt()); // every exponent, both signs
          map[index] = Float.isFinite(score) ? score : 0;
          mask[index] = (byte) (index / 300 % 3);
        }
        spilled.add(map, mask, 518, 518);
        inMemory.add(map, mask, 518, 518);
      }
      assertEquals(inMemory.evaluate(), spilled.evaluate());
      TemporarySpace space = small.spaceFor(4L * 518 * 518);
      assertTrue(spilled.temporaryBytes() >= space.leastBytes(), space + " is too much");
      assertTrue(spilled.temporaryBytes() <= space.mostBytes(), space + " is too little");
      assertTrue(spilled.temporaryBytes() > 0);
    }
  }

  @Test
  void aClosedOrBrokenCollectionIsNotEvaluated() throws IOException {
    PixelScores closed = PixelScores.open(storage());
    closed.close();
    closed.close();
    Exception e = assertThrows(IllegalStateException.class, closed::evaluate);
    assertEquals("these pixel scores are closed", e.getMessage());

    Path removed = Files.createDirectory(folder.resolve("removed"));
    PixelStorage nowhere =
        storage().withMemoryBytes(PixelStorage.LEAST_MEMORY_BYTES).withDirectory(removed);
    try (PixelScores broken = PixelScores.open(nowhere)) {
      Files.delete(removed);
      assertThrows(
          AdaClipException.class,
          () -> broken.add(new float[4 << 20], new byte[4 << 20], 1024, 4096));
      e = assertThrows(IllegalStateException.class, broken::evaluate);
      assertEquals("picture 0 could be added in part only; start a new collection", e.getMessage());
    }
  }

  @Test
  void anyFiniteScoreHasItsPlace() {
    float[] map = {
      -Float.MAX_VALUE, -1, -Float.MIN_VALUE, -0.0f, 0, Float.MIN_VALUE, 1, Float.MAX_VALUE
    };
    byte[] mask = {0, 0, 0, 0, 1, 1, 1, 1};
    try (PixelScores scores = PixelScores.open(storage())) {
      scores.add(map, mask, 8, 1);
      // only the two zeros are level: 15.5 of 16 pairs
      assertEquals(15.5 / 16, scores.evaluate().metrics().ranking().auroc().orElseThrow());
      // beside the largest floats the others vanish in the middle, the upper bin's lower edge
      ScoreHistogram.Bin lower = scores.histogram(2).bins().get(0);
      assertEquals(new ScoreHistogram.Bin(-Float.MAX_VALUE, 0, 1, 0), lower);
    }
  }

  @Test
  void whatIsUndefinedStaysEmpty() {
    try (PixelScores scores = PixelScores.open(storage())) {
      assertTrue(scores.evaluate().metrics().aupro().isEmpty());
      assertTrue(scores.histogram(3).bins().isEmpty());
      scores.add(new float[] {1, 2}, new byte[] {0, 0}, 2, 1);
      PixelEvaluation normalOnly = scores.evaluate();
      assertTrue(normalOnly.metrics().aupro().isEmpty());
      assertTrue(normalOnly.metrics().ranking().auroc().isEmpty());
      assertEquals(new Curves(List.of(), List.of(), List.of()), normalOnly.curves());
    }
    try (PixelScores scores = PixelScores.open(storage())) {
      scores.add(new float[] {1, 2}, new byte[] {1, 1}, 2, 1);
      PixelEvaluation anomalousOnly = scores.evaluate();
      assertEquals(1, anomalousOnly.metrics().regions());
      assertTrue(anomalousOnly.metrics().aupro().isEmpty());
      assertTrue(anomalousOnly.metrics().ranking().averagePrecision().isEmpty());
      assertEquals(List.of(), anomalousOnly.curves().perRegionOverlap());
    }
  }

  @Test
  void refusals() {
    try (PixelScores scores = PixelScores.open(storage())) {
      scores.add(new float[6], new byte[6], 3, 2);
      assertRefused(
          "the mask of picture 1 has 4 values, expected 3 x 2 = 6",
          () -> scores.add(new float[6], new byte[4], 3, 2));
      assertRefused(
          "the map of picture 1 has 6 values, expected 3 x 3 = 9",
          () -> scores.add(new float[6], new byte[9], 3, 3));
      float[] map = {0, 1, 2, 3, Float.NaN, 5};
      assertRefused(
          "the map of picture 1 is NaN at column 1, row 1 (counted from 0)",
          () -> scores.add(map, new byte[6], 3, 2));
      assertEquals(1, scores.evaluate().metrics().pictures());
      assertEquals(6, scores.evaluate().metrics().ranking().normalCount());
      for (double limit : new double[] {0, -0.1, 1.01, Double.NaN}) {
        assertRefused(
            "the limit of the false-positive rate must be above 0 and at most 1, found " + limit,
            () -> scores.evaluate(limit));
      }
    }
    assertRefused(
        "pixel metrics need at least 4194304 bytes of memory, found 1000",
        () -> storage().withMemoryBytes(1000));
    assertRefused(
        "the number of expected pixels is negative: -1", () -> storage().withExpectedPixels(-1));
  }

  private PixelStorage storage() {
    return PixelStorage.standard().withDirectory(folder);
  }

  private PixelMetrics evaluate(
      List<float[]> maps, List<byte[]> masks, int width, int height, double limit) {
    try (PixelScores scores = PixelScores.open(storage())) {
      for (int picture = 0; picture < maps.size(); picture++) {
        scores.add(maps.get(picture), masks.get(picture), width, height);
      }
      return scores.evaluate(limit).metrics();
    }
  }

  private static void assertClose(PixelMetrics expected, PixelMetrics found) {
    RankingMetrics one = expected.ranking();
    RankingMetrics other = found.ranking();
    assertEquals(one.auroc().orElseThrow(), other.auroc().orElseThrow(), ROUNDING);
    assertEquals(
        one.averagePrecision().orElseThrow(), other.averagePrecision().orElseThrow(), ROUNDING);
    assertEquals(one.maxF1().orElseThrow(), other.maxF1().orElseThrow(), ROUNDING);
    assertEquals(expected.aupro().orElseThrow(), found.aupro().orElseThrow(), ROUNDING);
  }

  private static void assertRefused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  private static float[] randomMap(Random random, int size, int distinct) {
    float[] map = new float[size];
    for (int index = 0; index < size; index++) {
      map[index] = (random.nextInt(distinct) - distinct / 3) * 0.17f;
    }
    return map;
  }

  private static byte[] randomMask(Random random, int size) {
    byte[] mask = new byte[size];
    for (int index = 0; index < size; index++) {
      mask[index] = (byte) (random.nextInt(4) == 0 ? 255 : 0);
    }
    return mask;
  }

  /** Exact in float32, for the scores are multiples of 2⁻²⁴ from 0 to 1. */
  private static float[] minusOne(float[] map) {
    float[] shifted = new float[map.length];
    for (int index = 0; index < map.length; index++) {
      shifted[index] = map[index] - 1;
    }
    return shifted;
  }

  private static void flatten(
      List<float[]> maps, List<byte[]> masks, boolean[] labels, double[] values) {
    int next = 0;
    for (int picture = 0; picture < maps.size(); picture++) {
      for (int pixel = 0; pixel < maps.get(picture).length; pixel++) {
        labels[next] = masks.get(picture)[pixel] != 0;
        values[next++] = maps.get(picture)[pixel];
      }
    }
  }
}
