package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.testdata.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However the work is cut, and whatever is shared or left out, the result is the same. */
class ThreadsTest {
  private static final double ROUNDING = 1e-4;

  private static Detection detect(String runtime, int threads, int side) {
    try (Detector detector =
        Detector.open(
            TinyModel.source(TinyModel.TORCH_SCRIPT),
            TinyModel.options().withThreads(threads).withImageSize(side),
            runtime)) {
      return detector.detect(ImageSource.of(Golden.path("images/hole.png")), "candle");
    }
  }

  /** 126 pixels are 82 tokens, 224 are 257: two, three and five slices, of unequal length. */
  @ParameterizedTest
  @CsvSource({"126, 2", "224, 2", "224, 3", "224, 5"})
  void slicesGiveTheResultOfTheWhole(int side, int threads) {
    assertSame(detect("torch", 1, side), detect("torch", threads, side));
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void theNaiveWayGivesTheSame(int threads) {
    assertSame(
        detect("torch-naive", threads, TinyModel.SIDE), detect("torch", threads, TinyModel.SIDE));
  }

  private static void assertSame(Detection expected, Detection actual) {
    assertEquals(expected.score(), actual.score(), ROUNDING);
    assertArrayEquals(expected.map().grid(), actual.map().grid(), (float) ROUNDING);
  }

  @Test
  void threadsThatRaceGiveTheSameBits() {
    Detection first = detect("torch", 3, 224);
    for (int run = 0; run < 3; run++) {
      Detection again = detect("torch", 3, 224);
      assertEquals(first.score(), again.score());
      assertArrayEquals(first.map().grid(), again.map().grid());
    }
  }

  @Test
  void theNaiveWayKnowsOneMethod() {
    AdaClipException failure =
        assertThrows(
            AdaClipException.class,
            () ->
                Detector.open(
                    TinyModel.source(TinyModel.TORCH_SCRIPT),
                    TinyModel.options().withMethod(DetectionMethod.WINCLIP),
                    "torch-naive"));
    assertTrue(failure.describe().contains("--method adaclip"), failure.describe());
  }
}
