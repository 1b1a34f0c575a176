package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.torch.clip.VisionTower;
import io.github.adaclip.torch.clip.WeightReader;
import io.github.adaclip.torch.prompt.HybridPrompts;
import io.github.adaclip.torch.tensor.TensorDevice;
import io.github.adaclip.torch.tensor.TensorScope;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A smaller picture for the pass that makes the dynamic prompts, and for that pass alone. */
class DynamicSizeTest {
  private static final int SMALLER = 56;

  /** Resized from a picture that was resized and rounded before, in units of the deviation. */
  private static final double TWICE_RESIZED = 0.2;

  private static Detection detect(DetectorOptions options) {
    try (Detector detector = Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), options)) {
      return detector.detect(ImageSource.of(Golden.path("images/hole.png")), "candle");
    }
  }

  @Test
  void theSameSizeIsTheExactResult() {
    Detection exact = detect(TinyModel.options());
    Detection same = detect(TinyModel.options().withDynamicSize(TinyModel.SIDE));
    assertEquals(exact.score(), same.score());
    assertArrayEquals(exact.map().grid(), same.map().grid());
    assertEquals(Approximation.none(), same.model().approximation());
  }

  @Test
  void resultsNameTheSize() {
    Detection smaller = detect(TinyModel.options().withDynamicSize(SMALLER));
    assertEquals(OptionalInt.of(SMALLER), smaller.model().approximation().dynamicSize());
    assertEquals("dynamic size 56", smaller.model().approximation().words());
    assertNotEquals(detect(TinyModel.options()).score(), smaller.score());
  }

  /** What the plain pass gives is computed here by itself, and the rest from it, exactly. */
  @Test
  void onlyThePlainPassChanges() {
    float[] planes = TinyModel.picture("hole.png", TinyModel.SIDE).planes();
    AtomicReference<float[]> feature = new AtomicReference<>();
    AtomicReference<float[]> tokens = new AtomicReference<>();
    TinyForward.withModel(
        "tiny_adaclip.pth",
        null,
        new PictureSizes(TinyModel.SIDE, SMALLER),
        (model, device) -> {
          Tensor images = device.floats(planes, 1, 3, TinyModel.SIDE, TinyModel.SIDE);
          AdaClip.Stages stages = model.forward(images, List.of(TinyModel.sentences("candle")));
          feature.set(TensorDevice.floats(stages.plain().get(0).imageFeature()));
          tokens.set(TensorDevice.floats(stages.prompted().tokens().get(3)));
        });
    TinyForward.withModel(
        "tiny_adaclip.pth",
        null,
        PictureSizes.of(SMALLER),
        (model, device) -> {
          Tensor small =
              new PictureSizes(TinyModel.SIDE, SMALLER)
                  .forPlain(device.floats(planes, 1, 3, TinyModel.SIDE, TinyModel.SIDE));
          AdaClip.Stages alone = model.forward(small, List.of(TinyModel.sentences("candle")));
          assertArrayEquals(
              TensorDevice.floats(alone.plain().get(0).imageFeature()), feature.get());
        });
    Baselines.with(
        TinyModel.SIDE,
        (backbone, device) -> {
          try (PromptCheckpoint checkpoint =
                  PromptCheckpoint.open(Golden.path("tiny_adaclip.pth"));
              WeightReader weights =
                  new WeightReader(new FileWeights(checkpoint::shape, checkpoint::read), device)) {
            HybridPrompts prompts =
                HybridPrompts.vision(
                    weights,
                    checkpoint.settings().orElseThrow(),
                    backbone.architecture().visionWidth(),
                    backbone.architecture().embeddingWidth());
            Tensor given = device.floats(feature.get(), 1, feature.get().length);
            VisionTower.Output prompted =
                backbone
                    .vision()
                    .forward(
                        device.floats(planes, 1, 3, TinyModel.SIDE, TinyModel.SIDE),
                        prompts.forBlocks(List.of(prompts.dynamic(given)), 1));
            assertArrayEquals(TensorDevice.floats(prompted.tokens().get(0)), tokens.get());
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"STATIC, BOTH", "STATIC, VISION", "NONE, BOTH"})
  void withoutDynamicPromptsNothingChanges(PromptType type, PromptBranch branch) {
    PromptSettings settings = new PromptSettings(type, branch, 4, 5);
    float[][] maps = new float[2][];
    int index = 0;
    for (int size : new int[] {TinyModel.SIDE, SMALLER}) {
      int place = index++;
      TinyForward.withModel(
          "tiny_adaclip.pth",
          settings,
          new PictureSizes(TinyModel.SIDE, size),
          (model, device) ->
              maps[place] =
                  TensorDevice.floats(
                      model
                          .forward(
                              device.floats(
                                  TinyModel.picture("hole.png", TinyModel.SIDE).planes(),
                                  1,
                                  3,
                                  TinyModel.SIDE,
                                  TinyModel.SIDE),
                              List.of(TinyModel.sentences("candle")))
                          .map()));
    }
    assertArrayEquals(maps[0], maps[1]);
  }

  /** With prompts in the text alone the prompted pass is a plain one, but of the whole picture. */
  @Test
  void aTowerWithoutPromptsStillSeesTheWholePicture() {
    PromptSettings settings = new PromptSettings(PromptType.HYBRID, PromptBranch.TEXT, 4, 5);
    TinyForward.withModel(
        "tiny_adaclip.pth",
        settings,
        new PictureSizes(TinyModel.SIDE, SMALLER),
        (model, device) -> {
          Tensor images =
              device.floats(
                  TinyModel.picture("hole.png", TinyModel.SIDE).planes(),
                  1,
                  3,
                  TinyModel.SIDE,
                  TinyModel.SIDE);
          AdaClip.Stages stages = model.forward(images, List.of(TinyModel.sentences("candle")));
          assertEquals(1 + 81, stages.prompted().tokens().get(0).size(1));
          assertEquals(TinyModel.SIDE, stages.map().size(1));
        });
  }

  @Test
  void theSmallerPictureIsAsPreparedFromTheFile() {
    ComputeThread.run(
        () -> {
          try (TensorScope scope = TensorScope.open()) {
            TensorDevice device = TensorDevice.of(ComputeDevice.CPU);
            Tensor large =
                device.floats(TinyModel.picture("scratch.png", 224).planes(), 1, 3, 224, 224);
            Tensor small = new PictureSizes(224, 112).forPlain(large);
            float[] expected = TinyModel.picture("scratch.png", 112).planes();
            Tolerance.assertWithin(
                "twice resized", expected, TensorDevice.floats(small), TWICE_RESIZED);
          }
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 | a multiple of 14; the nearest are 56 and 70",
        "140 | at most the image size, 126",
        "0 | 1 to 4096"
      })
  void unfitSizesAreRefused(int size, String expected) {
    AdaClipException failure =
        assertThrows(
            AdaClipException.class, () -> detect(TinyModel.options().withDynamicSize(size)));
    assertTrue(failure.describe().contains(expected), failure.describe());
  }
}
