package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.torch.clip.ClipBackbone;
import io.github.adaclip.torch.clip.TowerPrecision;
import io.github.adaclip.torch.tensor.EightBitKernel;
import io.github.adaclip.torch.tensor.ProcessorFlags;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.training.TrainingOptions;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lower precisions against the exact result, on the tiny model. */
class PrecisionTest {
  /** Of map values and scores, which lie in 0 to 1; several times what was found. */
  private static final double MEAN = 0.01;

  private static final double LARGEST = 0.05;

  private static boolean isThere(Precision precision) {
    return precision == Precision.INT8
        ? EightBitKernel.exists()
        : ProcessorFlags.multipliesBfloat16().orElse(true);
  }

  private static Detection detect(DetectorOptions options) {
    try (Detector detector = Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), options)) {
      assertEquals(
          new Approximation(options.approximation().precision(), OptionalInt.empty()),
          detector.model().approximation());
      return detector.detect(ImageSource.of(Golden.path("images/hole.png")), "candle");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"INT8", "BF16"})
  void lowerPrecisionsAreClose(Precision precision) {
    assumeTrue(isThere(precision));
    Detection exact = detect(TinyModel.options());
    Detection lower = detect(TinyModel.options().withPrecision(precision));
    assertEquals(exact.score(), lower.score(), LARGEST);
    double largest = 0;
    double sum = 0;
    for (int index = 0; index < exact.map().grid().length; index++) {
      double difference = Math.abs(exact.map().grid()[index] - lower.map().grid()[index]);
      largest = Math.max(largest, difference);
      sum += difference;
    }
    double mean = sum / exact.map().grid().length;
    String found = precision + ": mean " + mean + ", largest " + largest;
    assertTrue(largest > 0 && mean < MEAN && largest < LARGEST, found);
  }

  @ParameterizedTest
  @CsvSource({"2", "3"})
  void moreThreadsGiveACloseResultAndAlwaysTheSame(int threads) {
    assumeTrue(isThere(Precision.INT8));
    DetectorOptions options = TinyModel.options().withPrecision(Precision.INT8).withImageSize(224);
    Detection one = detect(options);
    Detection more = detect(options.withThreads(threads));
    // The common range of a thread's tokens is another one, so all values are rounded otherwise.
    assertEquals(one.score(), more.score(), LARGEST);
    assertArrayEquals(one.map().grid(), more.map().grid(), (float) LARGEST);
    Detection again = detect(options.withThreads(threads));
    assertEquals(more.score(), again.score());
    assertArrayEquals(more.map().grid(), again.map().grid());
  }

  @Test
  void theOtherMethodsComputeInThemToo() {
    assumeTrue(isThere(Precision.INT8));
    DetectorOptions options = TinyModel.options().withMethod(DetectionMethod.CLIP);
    Detection exact = detect(options);
    Detection lower = detect(options.withPrecision(Precision.INT8));
    assertEquals(exact.score(), lower.score(), LARGEST);
    assertTrue(exact.score() != lower.score());
  }

  @Test
  void theWayForProcessorsWithoutSumsOfEightBitsIsClose() {
    assumeTrue(isThere(Precision.INT8));
    float[][] features = new float[2][];
    for (int reduced = 0; reduced < 2; reduced++) {
      int index = reduced;
      Baselines.with(
          TinyModel.SIDE,
          new TowerPrecision(index == 0 ? Precision.FP32 : Precision.INT8, index == 1),
          (backbone, device) -> features[index] = feature(backbone, device));
    }
    assertTrue(
        cosine(features[0], features[1]) > 0.999, "cosine " + cosine(features[0], features[1]));
  }

  private static float[] feature(ClipBackbone backbone, TensorDevice device) {
    float[] planes = TinyModel.picture("hole.png", TinyModel.SIDE).planes();
    Tensor images = device.floats(planes, 1, 3, TinyModel.SIDE, TinyModel.SIDE);
    return TensorDevice.floats(backbone.vision().forward(images, List.of()).imageFeature());
  }

  /**
   * The same function with outliers, as real CLIP has them: some channels behind each norm are 50
   * times as large, and the weights that read them as much smaller.
   */
  @Test
  void outliersOfATowerAreSeen() {
    assumeTrue(isThere(Precision.INT8));
    float[] exact = planted(Precision.FP32, 1);
    double usual = cosine(exact, planted(Precision.INT8, 1));
    double withOutliers = cosine(exact, planted(Precision.INT8, 50));
    assertTrue(cosine(exact, planted(Precision.FP32, 50)) > 1 - 1e-6, "not the same function");
    assertTrue(usual > 0.999, "without outliers: cosine " + usual);
    assertTrue(withOutliers > 0.999, "with outliers: cosine " + withOutliers);
  }

  private static float[] planted(Precision precision, float size) {
    AtomicReference<float[]> feature = new AtomicReference<>();
    Baselines.with(
        TinyModel.SIDE,
        TowerPrecision.of(precision, ComputeDevice.CPU),
        weights -> new PlantedOutliers(weights, size),
        (backbone, device) -> feature.set(feature(backbone, device)));
    return feature.get();
  }

  private static double cosine(float[] a, float[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void nothingIsLearntInThem() {
    AdaClipException failure =
        assertThrows(
            AdaClipException.class,
            () ->
                TrainingEngine.open(
                    TinyModel.source(TinyModel.TORCH_SCRIPT),
                    TrainingOptions.defaults()
                        .withModel(TinyModel.options().withPrecision(Precision.INT8))));
    assertEquals(FailureCode.INVALID_OPTION, failure.code());
    assertTrue(failure.describe().contains("int8"), failure.describe());
  }

  @Test
  void thePublishedWayKnowsNoOther() {
    AdaClipException failure =
        assertThrows(
            AdaClipException.class,
            () ->
                Detector.open(
                    TinyModel.source(TinyModel.TORCH_SCRIPT),
                    TinyModel.options().withPrecision(Precision.BF16).withDynamicSize(56),
                    "torch-naive"));
    assertTrue(failure.describe().contains("bf16, dynamic size 56"), failure.describe());
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"INT8", "BF16"})
  void aGraphicsProcessorHasNone(Precision precision) {
    AdaClipException failure =
        assertThrows(
            AdaClipException.class,
            () -> TowerPrecision.of(precision, ComputeDevice.parse("cuda:1")));
    assertEquals(FailureCode.ENGINE_UNAVAILABLE, failure.code());
    assertTrue(failure.describe().contains("leave --precision out"), failure.describe());
  }
}
