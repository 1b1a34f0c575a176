package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.image.PillowResize;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.map.AnomalyMap;
import io.github.adaclip.map.ConnectedComponents;
import io.github.adaclip.map.GaussianFilter;
import io.github.adaclip.metrics.PixelScores;
import io.github.adaclip.metrics.PixelStorage;
import io.github.adaclip.metrics.RankingMetrics;
import io.github.adaclip.report.Overlay;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * What is computed without a model, one thread each, on made-up inputs that {@code
 * tools/kernels/compare.py} makes up in the same way for Pillow, SciPy and scikit-learn.
 */
final class KernelBench {
  /** Side of the picture that is resized. */
  private static final int LARGE = 2048;

  /** Side of the model's picture. */
  private static final int SIDE = 518;

  private static final int SCORES = 1_000_000;
  private static final double SIGMA = 4;

  /** Of the map in which regions are looked for. */
  private static final double THRESHOLD = 0.7;

  /** Knuth's multiplier: neighbours get numbers far apart. */
  private static final long SCATTER = 2_654_435_761L;

  private static final long MODULUS = 1L << 32;

  /** Before anything is compiled, times say little. */
  private static final int WARM_UP = 3;

  private final CommonOptions common;
  private final int runs;

  KernelBench(CommonOptions common, int runs) {
    this.common = common;
    this.runs = runs;
  }

  /** Measures and tells each kernel's median. */
  void run() {
    kernels()
        .forEach(
            (name, kernel) -> {
              double check = 0;
              for (int round = 0; round < WARM_UP; round++) {
                check = kernel.getAsDouble();
              }
              double[] seconds = new double[runs];
              for (int round = 0; round < runs; round++) {
                long start = System.nanoTime();
                kernel.getAsDouble();
                seconds[round] = (System.nanoTime() - start) / 1e9;
              }
              Arrays.sort(seconds);
              tell(name, seconds, check);
            });
  }

  private void tell(String name, double[] sorted, double check) {
    double median = sorted[sorted.length / 2];
    common
        .console()
        .result(
            common.json()
                ? JsonNodeFactory.instance
                    .objectNode()
                    .put("kernel", name)
                    .put("medianSeconds", median)
                    .put("leastSeconds", sorted[0])
                    .put("runs", sorted.length)
                    .put("result", check)
                    .toString()
                : String.format(
                    Locale.ROOT,
                    "%-12s %8.2f ms (median of %d; least %.2f)",
                    name,
                    median * 1e3,
                    sorted.length,
                    sorted[0] * 1e3));
  }

  /** Each kernel gives a number by which one can see that both computed the same. */
  private static Map<String, DoubleSupplier> kernels() {
    RgbImage large = new RgbImage(LARGE, LARGE, bytes(LARGE * LARGE * 3));
    BufferedImage picture = new RgbImage(SIDE, SIDE, bytes(SIDE * SIDE * 3)).toBufferedImage();
    float[] noise = new float[SIDE * SIDE];
    float[] waves = new float[SIDE * SIDE];
    byte[] mask = new byte[SIDE * SIDE];
    for (int index = 0; index < noise.length; index++) {
      noise[index] = (float) scattered(index);
      waves[index] = (float) wave(index % SIDE, index / SIDE, noise[index]);
      mask[index] = (byte) (waves[index] >= THRESHOLD ? 1 : 0);
    }
    AnomalyMap map = new AnomalyMap(waves, SIDE, SIDE, SIDE);
    double[] scores = new double[SCORES];
    boolean[] anomalous = new boolean[SCORES];
    for (int index = 0; index < SCORES; index++) {
      anomalous[index] = index % 10 == 0;
      scores[index] = scattered(index) * (anomalous[index] ? 1 : 0.9);
    }
    Detection detection =
        new Detection(
            "noise", "object", 0, map, new ModelDescription("none", "none", "", SIDE), 0, 0);
    Map<String, DoubleSupplier> kernels = new LinkedHashMap<>();
    kernels.put("resize", () -> sum(PillowResize.bicubic(large, SIDE, SIDE).data()));
    kernels.put("gaussian", () -> GaussianFilter.smooth(noise, SIDE, SIDE, SIGMA)[SIDE]);
    kernels.put("overlay", () -> Overlay.blended(picture, detection.map()).getRGB(1, 1) & 0xff);
    kernels.put("components", () -> ConnectedComponents.of(mask, SIDE, SIDE).count());
    kernels.put("regions", () -> map.regions(THRESHOLD).size());
    kernels.put("ranking", () -> RankingMetrics.of(anomalous, scores).auroc().orElseThrow());
    kernels.put("pixels", () -> pixels(noise, mask));
    return kernels;
  }

  /** AUROC, average precision, max-F1 and AUPRO of a picture's pixels. */
  private static double pixels(float[] map, byte[] mask) {
    try (PixelScores scores = PixelScores.open(PixelStorage.standard())) {
      scores.add(map, mask, SIDE, SIDE);
      return scores.evaluate().metrics().aupro().orElseThrow();
    }
  }

  /** 0 to 1, different for each index. */
  private static double scattered(long index) {
    return (double) (index * SCATTER % MODULUS) / MODULUS;
  }

  /** Spots with rough edges, 0 to 1. */
  private static double wave(int x, int y, double noise) {
    return (Math.sin(x * 0.05) * Math.sin(y * 0.07) + 1) / 2 * 0.9 + noise * 0.1;
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int index = 0; index < count; index++) {
      bytes[index] = (byte) (index * SCATTER % MODULUS >> 24);
    }
    return bytes;
  }

  private static double sum(byte[] values) {
    long sum = 0;
    for (byte value : values) {
      sum += value & 0xff;
    }
    return sum;
  }
}
