package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.fusion.PatchClusters;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.map.LocalContrast;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.DataType;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.PromptCheckpointWriter;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The API with the methods that AdaCLIP is compared with. */
class MethodTest {
  private static final int SIDE = 70;

  private static final PromptSettings TINY =
      new PromptSettings(PromptType.HYBRID, PromptBranch.BOTH, 4, 5);

  @ParameterizedTest
  @EnumSource(names = {"CLIP", "WINCLIP", "CONTRAST"})
  void promptsOfACheckpointChangeNothing(DetectionMethod method) {
    Detection alone = one(Baselines.backbone(), options(method));
    Detection ignored = one(TinyModel.source(TinyModel.TORCH_SCRIPT), options(method));
    assertSame(alone, ignored);
    assertEquals(TinyModel.TORCH_SCRIPT, alone.model().name());
    assertEquals("tiny_adaclip.pth", ignored.model().name());
    assertEquals("", ignored.model().checkpointSha256(), "no prompts were used");
    assertEquals(method, ignored.model().method());
  }

  @Test
  void methodsDiffer() {
    ModelSource source = TinyModel.source(TinyModel.TORCH_SCRIPT);
    List<Detection> detections = new ArrayList<>();
    for (DetectionMethod method : DetectionMethod.values()) {
      detections.add(one(source, options(method)));
    }
    assertEquals(DetectionMethod.ADACLIP, detections.get(0).model().method());
    assertNotEquals(detections.get(0).score(), detections.get(1).score());
    for (int pair = 0; pair < 3; pair++) {
      double first = detections.get(pair).map().mean();
      double second = detections.get((pair + 1) % 3).map().mean();
      assertTrue(Math.abs(first - second) > 1e-4, first + " " + second);
    }
  }

  /** The picture enters the engine normalised and leaves it as the map of its own levels. */
  @Test
  void contrastIsThatOfThePicture() {
    RgbImage picture = noise(SIDE);
    Detection detection =
        one(
            Baselines.backbone(),
            options(DetectionMethod.CONTRAST),
            ImageSource.of(picture.toBufferedImage()));
    float[] expected = LocalContrast.map(picture);
    for (int pixel = 0; pixel < expected.length; pixel++) {
      assertEquals(expected[pixel], detection.map().gridValueAt(pixel % SIDE, pixel / SIDE), 1e-5);
    }
    assertEquals(LocalContrast.score(expected), detection.score(), 1e-5);
  }

  private static RgbImage noise(int side) {
    byte[] rgb = new byte[3 * side * side];
    new Random(5).nextBytes(rgb);
    return new RgbImage(side, side, rgb);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLIP", "WINCLIP", "CONTRAST"})
  void scoresDoNotDependOnTheBatch(DetectionMethod method) {
    List<String> pictures = List.of("hole.png", "scratch.png", "gray.png");
    List<String> classes = List.of("candle", "metal nut", "candle");
    List<List<Detection>> runs = new ArrayList<>();
    for (int batchSize : new int[] {1, 3}) {
      List<Detection> run = new ArrayList<>();
      List<Detector.Request> requests = new ArrayList<>();
      for (int index = 0; index < pictures.size(); index++) {
        requests.add(new Detector.Request(picture(pictures.get(index)), classes.get(index)));
      }
      try (Detector detector =
          Detector.open(Baselines.backbone(), options(method).withBatchSize(batchSize))) {
        detector.detectEach(requests.iterator(), outcome -> run.add(outcome.detectionOrThrow()));
      }
      runs.add(run);
    }
    for (int index = 0; index < pictures.size(); index++) {
      assertSame(runs.get(0).get(index), runs.get(1).get(index));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CLIP", "WINCLIP"})
  void largestMapValueIsAScoreToo(DetectionMethod method) {
    Detection usual = one(Baselines.backbone(), options(method));
    Detection classOnly = one(Baselines.backbone(), options(method).withScore(ScoreKind.CLASS));
    Detection largest = one(Baselines.backbone(), options(method).withScore(ScoreKind.MAX_MAP));
    assertEquals(usual.score(), classOnly.score(), 0, "there is nothing to be fused");
    assertEquals(usual.map().max(), largest.score(), 0);
    assertNotEquals(usual.score(), largest.score());
  }

  @Test
  void sizeAndActivationOfACheckpointCount(@TempDir Path folder) {
    Path stating =
        stating(
            folder.resolve("stating.safetensors"),
            PromptMetadata.of(TINY, SIDE, 20, List.of(2, 4, 6, 8), "quick_gelu"));
    ModelSource source = ModelSource.of(Golden.path(TinyModel.TORCH_SCRIPT), stating);
    DetectorOptions unsized =
        DetectorOptions.defaults().withThreads(1).withMethod(DetectionMethod.CLIP);
    Detection stated = one(source, unsized);
    Detection quick =
        one(
            Baselines.backbone(),
            unsized.withImageSize(SIDE).withActivation(Activation.QUICK_GELU));
    assertEquals(SIDE, stated.model().imageSize());
    assertSame(quick, stated);
    Detection other = one(source, unsized.withActivation(Activation.GELU));
    assertSame(one(Baselines.backbone(), unsized.withImageSize(SIDE)), other);
  }

  @ParameterizedTest
  @EnumSource(names = {"CLIP", "WINCLIP", "CONTRAST"})
  void closingFreesEveryNativeObject(DetectionMethod method) {
    one(Baselines.backbone(), options(method));
    long before = Pointer.totalCount();
    one(Baselines.backbone(), options(method));
    assertEquals(before, Pointer.totalCount());
  }

  @Test
  void fewBlocksAreEnoughForPlainClip() {
    ClipArchitecture three = new ClipArchitecture(28, 14, 64, 3, 64, 64, 2, 77, 49408);
    ModelSource source = new ModelSource.RandomWeights(three, PromptSettings.defaults(), 3);
    Detection detection = one(source, options(DetectionMethod.CLIP).withImageSize(14));
    assertEquals("random weights", detection.model().name());
    assertTrue(detection.score() > 0 && detection.score() < 1, "score " + detection.score());
  }

  @Test
  void refusesAdaClipWithoutACheckpoint() {
    AdaClipException e = refusal(options(DetectionMethod.ADACLIP));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertTrue(e.getMessage().startsWith("AdaCLIP needs a checkpoint"), e.getMessage());
    assertTrue(e.getMessage().contains("found CLIP weights alone"), e.getMessage());
    assertEquals(
        "give --checkpoint too; the methods clip, winclip and contrast need none", e.fix());
  }

  @Test
  void refusesPicturesSmallerThanAWindow() {
    AdaClipException e = refusal(options(DetectionMethod.WINCLIP).withImageSize(28));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertTrue(
        e.getMessage().startsWith("the picture has too few patches for WinCLIP's windows"),
        e.getMessage());
    assertTrue(
        e.getMessage().contains("expected at least 42 pixels a side; found 28"), e.getMessage());
    assertEquals("pass for instance --image-size 42", e.fix());
  }

  @Test
  void refusesAnImageSizeThatIsNoMultipleOfThePatch() {
    AdaClipException e = refusal(options(DetectionMethod.CLIP).withImageSize(100));
    assertTrue(e.getMessage().contains("the nearest are 98 and 112"), e.getMessage());
  }

  @Test
  void refusesPatchesToBeFused() {
    PatchClusters clusters = PatchClusters.ofLabels(new int[] {3, 4}, new int[] {0, 1});
    try (Detector detector = Detector.open(Baselines.backbone(), options(DetectionMethod.CLIP))) {
      AdaClipException e =
          assertThrows(
              AdaClipException.class,
              () ->
                  detector.stages(
                      TinyModel.picture("hole.png", SIDE), "candle", Optional.of(clusters)));
      assertEquals(FailureCode.INVALID_OPTION, e.code());
      assertTrue(e.getMessage().contains("the method fuses no patches"), e.getMessage());
      assertTrue(e.getMessage().contains("found 2 patches"), e.getMessage());
    }
  }

  @Test
  void refusesFeaturesUnderPrompts() {
    try (Detector detector = Detector.open(Baselines.backbone(), options(DetectionMethod.CLIP))) {
      AdaClipException e =
          assertThrows(
              AdaClipException.class,
              () ->
                  detector.patchFeatures(
                      TinyModel.picture("hole.png", SIDE), "candle", PromptType.STATIC));
      assertEquals(FailureCode.INVALID_OPTION, e.code());
      assertTrue(e.getMessage().contains("the method has no prompts"), e.getMessage());
      assertEquals("use the method adaclip", e.fix());
    }
  }

  private static DetectorOptions options(DetectionMethod method) {
    return Baselines.options(method, SIDE);
  }

  private static Detection one(ModelSource source, DetectorOptions options) {
    return one(source, options, picture("hole.png"));
  }

  private static Detection one(ModelSource source, DetectorOptions options, ImageSource picture) {
    try (Detector detector = Detector.open(source, options)) {
      return detector.detect(picture, "candle");
    }
  }

  private static AdaClipException refusal(DetectorOptions options) {
    return assertThrows(
        AdaClipException.class, () -> Detector.open(Baselines.backbone(), options).close());
  }

  private static ImageSource picture(String name) {
    return ImageSource.of(Golden.path("images/" + name));
  }

  private static void assertSame(Detection expected, Detection actual) {
    assertEquals(expected.score(), actual.score(), 0);
    assertArrayEquals(expected.map().grid(), actual.map().grid());
  }

  /** The tiny checkpoint with other statements beside its tensors. */
  private static Path stating(Path target, PromptMetadata settings) {
    try (PromptCheckpoint tiny = PromptCheckpoint.open(Golden.path("tiny_adaclip.pth"))) {
      List<NamedTensor> tensors = new ArrayList<>();
      for (String name : tiny.names()) {
        tensors.add(
            new NamedTensor(
                name, DataType.FLOAT32, tiny.shape(name), buffer -> tiny.read(name, buffer)));
      }
      PromptCheckpointWriter.write(target, tensors, settings, Map.of());
    }
    return target;
  }
}
