package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.testdata.Golden;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API with the real engine on the tiny model. */
class DetectorTest {
  /**
   * How far another batch composition may move a result; single pictures round differently from
   * batches.
   */
  private static final double THREADS = 2e-5;

  private static final List<String> PICTURES =
      List.of(
          "hole.png",
          "scratch.png",
          "large.png",
          "gray.png",
          "rgba.png",
          "palette.png",
          "small.png");
  private static final List<String> CLASSES =
      List.of("candle", "metal nut", "brain", "candle", "leather", "tile", "object");

  @Test
  void sameCallGivesTheSameBits() {
    try (Detector detector = open(TinyModel.options())) {
      Detection first = detector.detect(picture("hole.png"), "candle");
      Detection second = detector.detect(picture("hole.png"), "candle");
      assertEquals(first.score(), second.score(), 0);
      assertArrayEquals(first.map().grid(), second.map().grid());
    }
  }

  @Test
  void picturesOfDifferentClassesInABatchAreAsAloneToTheBit() {
    List<Detection> alone = all(TinyModel.options());
    for (int batchSize : new int[] {2, 3, 7}) {
      List<Detection> together = all(TinyModel.options().withBatchSize(batchSize));
      for (int index = 0; index < PICTURES.size(); index++) {
        Detection expected = alone.get(index);
        Detection actual = together.get(index);
        assertEquals(expected.image(), actual.image());
        assertEquals(expected.className(), actual.className());
        assertEquals(expected.score(), actual.score(), 0, PICTURES.get(index) + " of " + batchSize);
        assertArrayEquals(expected.map().grid(), actual.map().grid());
      }
    }
  }

  @Test
  void moreThreadsComputeTheSame() {
    List<Detection> single = all(TinyModel.options());
    List<Detection> several = all(TinyModel.options().withThreads(2));
    for (int index = 0; index < PICTURES.size(); index++) {
      assertEquals(
          single.get(index).score(), several.get(index).score(), THREADS, PICTURES.get(index));
    }
  }

  @Test
  void callersOnManyThreadsGetTheirOwnResults() throws Exception {
    try (Detector detector = open(TinyModel.options())) {
      List<Double> expected = new ArrayList<>();
      for (String name : PICTURES) {
        expected.add(detector.detect(picture(name), "candle").score());
      }
      ExecutorService callers = Executors.newFixedThreadPool(4);
      List<Callable<Double>> calls = new ArrayList<>();
      for (String name : PICTURES) {
        calls.add(() -> detector.detect(picture(name), "candle").score());
      }
      List<Double> actual = new ArrayList<>();
      for (Future<Double> future : callers.invokeAll(calls)) {
        actual.add(future.get());
      }
      callers.shutdown();
      assertEquals(expected, actual);
    }
  }

  @Test
  void closingFreesEveryNativeObject() {
    open(TinyModel.options()).close();
    long before = Pointer.totalCount();
    Detector detector = open(TinyModel.options());
    detector.detect(picture("hole.png"), "candle");
    detector.close();
    detector.close();
    assertEquals(before, Pointer.totalCount());
    assertThrows(IllegalStateException.class, () -> detector.detect(picture("hole.png"), "candle"));
  }

  @Test
  void closingInAnInterruptedThreadFreesEverythingToo() {
    open(TinyModel.options()).close();
    long before = Pointer.totalCount();
    Detector detector = open(TinyModel.options());
    Thread.currentThread().interrupt();
    AdaClipException cancelled =
        assertThrows(AdaClipException.class, () -> detector.detect(picture("hole.png"), "candle"));
    detector.close();
    assertTrue(Thread.interrupted(), "the interrupt is still to be seen");
    assertEquals(FailureCode.CANCELLED, cancelled.code());
    assertEquals(before, Pointer.totalCount());
  }

  @Test
  void openingInAnInterruptedThreadLeavesNothing() {
    open(TinyModel.options()).close();
    long before = Pointer.totalCount();
    Thread.currentThread().interrupt();
    assertThrows(AdaClipException.class, () -> open(TinyModel.options()));
    assertTrue(Thread.interrupted());
    ComputeThread.run(() -> {}); // what was queued before has had its turn
    assertEquals(before, Pointer.totalCount());
  }

  @Test
  void scoreKindsAreDifferentThings() {
    Detection fusion = one(TinyModel.options());
    Detection classOnly = one(TinyModel.options().withScore(ScoreKind.CLASS));
    Detection largest = one(TinyModel.options().withScore(ScoreKind.MAX_MAP));
    Golden golden = Golden.open("stages_hole_candle.safetensors");
    assertEquals(
        golden.floats("score_without_fusion")[0], classOnly.score(), Tolerance.MAPS_AND_SCORES);
    float greatest = 0;
    for (float value : golden.floats("map_smoothed_sigma4")) {
      greatest = Math.max(greatest, value);
    }
    assertEquals(greatest, largest.score(), Tolerance.MAPS_AND_SCORES);
    assertTrue(Math.abs(fusion.score() - classOnly.score()) > 1e-3);
  }

  @Test
  void papersFusionIsAnotherScore() {
    double paper = one(TinyModel.options().withFusion(FusionForm.PAPER)).score();
    assertTrue(paper > 0 && paper < 1);
    assertTrue(Math.abs(paper - one(TinyModel.options()).score()) > 1e-4);
  }

  @Test
  void seedChangesTheClusteringOnly() {
    Detection first = one(TinyModel.options());
    Detection other = one(TinyModel.options().withSeed(7));
    assertArrayEquals(first.map().grid(), other.map().grid());
    assertEquals(first.score(), other.score(), 0.1);
    assertEquals(7, other.seed());
  }

  @Test
  void picturesInMemoryGiveWhatTheFileGives() throws IOException {
    Path file = Golden.path("images/hole.png");
    BufferedImage decoded = javax.imageio.ImageIO.read(file.toFile());
    try (Detector detector = open(TinyModel.options())) {
      double expected = detector.detect(ImageSource.of(file), "candle").score();
      assertEquals(expected, detector.detect(ImageSource.of(decoded), "candle").score(), 0);
      assertEquals(
          expected, detector.detect(ImageSource.of(Files.readAllBytes(file)), "candle").score(), 0);
      assertEquals(
          expected,
          detector.detect(ImageSource.of(Files.newInputStream(file)), "candle").score(),
          0);
    }
  }

  @Test
  void brokenPictureAmongManyIsAnOutcome(@TempDir Path folder) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.png"), "not a picture");
    try (Detector detector = open(TinyModel.options().withBatchSize(2))) {
      List<DetectionOutcome> outcomes = new ArrayList<>();
      detector.detectEach(
          Stream.of(picture("hole.png"), ImageSource.of(broken), picture("scratch.png"))
              .map(image -> new Detector.Request(image, "candle"))
              .iterator(),
          outcomes::add);
      assertEquals(3, outcomes.size());
      assertTrue(outcomes.get(0).detection().isPresent());
      assertEquals(FailureCode.UNREADABLE_IMAGE, outcomes.get(1).failure().orElseThrow().code());
      assertTrue(outcomes.get(2).detection().isPresent());
    }
  }

  @Test
  void onePixelPictureWorks(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("dot.png");
    BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    javax.imageio.ImageIO.write(dot, "png", file.toFile());
    try (Detector detector = open(TinyModel.options())) {
      Detection detection = detector.detect(ImageSource.of(file), "candle");
      assertEquals(1, detection.width());
      assertTrue(detection.map().valueAt(0, 0) > 0);
    }
  }

  @Test
  void refusesAnImageSizeThatIsNoMultipleOfThePatch() {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> open(TinyModel.options().withImageSize(520)));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertTrue(
        e.getMessage().contains("a multiple of 14; the nearest are 518 and 532"), e.getMessage());
    assertEquals("pass --image-size 518", e.fix());
  }

  @Test
  void refusesAnEmptyClassName() {
    try (Detector detector = open(TinyModel.options())) {
      AdaClipException e =
          assertThrows(AdaClipException.class, () -> detector.detect(picture("hole.png"), " "));
      assertEquals(FailureCode.INVALID_TEXT, e.code());
    }
  }

  @Test
  void refusesAnUnknownRuntime() {
    AdaClipException e =
        assertThrows(
            AdaClipException.class,
            () ->
                Detector.open(
                    TinyModel.source(TinyModel.HUGGING_FACE), TinyModel.options(), "fast"));
    assertEquals(FailureCode.ENGINE_UNAVAILABLE, e.code());
    assertTrue(e.getMessage().contains("expected torch, torch-naive; found fast"), e.getMessage());
  }

  private static List<Detection> all(DetectorOptions options) {
    List<Detection> detections = new ArrayList<>();
    try (Detector detector = open(options)) {
      List<Detector.Request> requests = new ArrayList<>();
      for (int index = 0; index < PICTURES.size(); index++) {
        requests.add(new Detector.Request(picture(PICTURES.get(index)), CLASSES.get(index)));
      }
      detector.detectEach(
          requests.iterator(), outcome -> detections.add(outcome.detectionOrThrow()));
    }
    return detections;
  }

  private static Detection one(DetectorOptions options) {
    try (Detector detector = open(options)) {
      return detector.detect(picture("hole.png"), "candle");
    }
  }

  private static Detector open(DetectorOptions options) {
    return Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), options);
  }

  private static ImageSource picture(String name) {
    return ImageSource.of(Golden.path("images/" + name));
  }
}
