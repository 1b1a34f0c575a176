package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.Activation;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.ImageSource;
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
import io.github.adaclip.weights.WeightConverter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLoaderTest {
  @ParameterizedTest
  @CsvSource({"56, 4", "28, 4", "14, 1"})
  void fewPatchesAndFewerThanClustersWork(int side, int clusters) {
    DetectorOptions options = TinyModel.options().withImageSize(side).withClusters(clusters);
    try (Detector detector = Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), options)) {
      Detection detection = detector.detect(hole(), "candle");
      assertTrue(detection.score() > 0 && detection.score() < 1, "score " + detection.score());
      assertEquals(side, detection.map().side());
    }
  }

  @Test
  void refusesPromptSettingsThatContradictTheCheckpoint() {
    PromptSettings other = new PromptSettings(PromptType.STATIC, PromptBranch.BOTH, 4, 5);
    AdaClipException e = refusal(TinyModel.options().withPrompts(other));
    assertEquals(FailureCode.INVALID_OPTION, e.code());
    assertTrue(
        e.getMessage()
            .contains("expected type SD, branch VL, depth 4, length 5; found type S, branch VL"),
        e.getMessage());
  }

  @Test
  void sameSettingsAsTheCheckpointsAreNoContradiction() {
    PromptSettings own = new PromptSettings(PromptType.HYBRID, PromptBranch.BOTH, 4, 5);
    Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), TinyModel.options().withPrompts(own))
        .close();
  }

  @Test
  void weightsThatGiveNoNumbersAreRefused(@TempDir Path folder) {
    Path zeros = folder.resolve("zeros.safetensors");
    try (PromptCheckpoint checkpoint = PromptCheckpoint.open(Golden.path("tiny_adaclip.pth"))) {
      List<NamedTensor> tensors = new ArrayList<>();
      for (String name : checkpoint.names()) {
        long[] shape = checkpoint.shape(name);
        tensors.add(
            new NamedTensor(
                name,
                DataType.FLOAT32,
                shape,
                buffer -> {
                  if (name.startsWith("patch_token_layer")) {
                    while (buffer.hasRemaining()) {
                      buffer.put(0);
                    }
                  } else {
                    checkpoint.read(name, buffer);
                  }
                }));
      }
      PromptCheckpointWriter.write(zeros, tensors, checkpoint.statedSettings(), Map.of());
    }
    ModelSource source = ModelSource.of(Golden.path(TinyModel.TORCH_SCRIPT), zeros);
    try (Detector detector = Detector.open(source, TinyModel.options())) {
      AdaClipException e =
          assertThrows(AdaClipException.class, () -> detector.detect(hole(), "candle"));
      assertEquals(FailureCode.WEIGHTS_DO_NOT_FIT, e.code());
      assertTrue(e.getMessage().startsWith("the weights give results that are not numbers"));
    }
  }

  @Test
  void refusesClustersThatContradictTheCheckpoint(@TempDir Path folder) {
    Path stating = folder.resolve("stating.safetensors");
    try (PromptCheckpoint checkpoint = PromptCheckpoint.open(Golden.path("tiny_adaclip.pth"))) {
      PromptMetadata stated =
          PromptMetadata.of(
              checkpoint.settings().orElseThrow(), TinyModel.SIDE, 20, List.of(2, 4, 6, 8), "gelu");
      WeightConverter.convert(checkpoint, stated, stating, Optional.empty());
    }
    ModelSource source = ModelSource.of(Golden.path(TinyModel.TORCH_SCRIPT), stating);
    Detector.open(source, TinyModel.options().withClusters(20)).close();
    AdaClipException e =
        assertThrows(
            AdaClipException.class,
            () -> Detector.open(source, TinyModel.options().withClusters(10)));
    assertEquals(
        "an option contradicts the checkpoint: number of clusters (file "
            + stating
            + "; expected 20; found 10)",
        e.getMessage());
  }

  @Test
  void activationChangesTheResult() {
    try (Detector usual =
            Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), TinyModel.options());
        Detector quick =
            Detector.open(
                TinyModel.source(TinyModel.TORCH_SCRIPT),
                TinyModel.options().withActivation(Activation.QUICK_GELU))) {
      double difference =
          usual.detect(hole(), "candle").score() - quick.detect(hole(), "candle").score();
      assertTrue(Math.abs(difference) > 1e-4, "difference " + difference);
    }
  }

  @Test
  void lastBlockIsAlwaysChosen() { // 6 blocks: after 1, 3, 4 and 6
    ClipArchitecture six = new ClipArchitecture(28, 14, 64, 6, 64, 64, 2, 77, 49408);
    ModelSource source = new ModelSource.RandomWeights(six, PromptSettings.defaults(), 3);
    try (Detector detector = Detector.open(source, TinyModel.options().withImageSize(28))) {
      var stages =
          detector.stages(TinyModel.picture("hole.png", 28), "candle", java.util.Optional.empty());
      for (int layer : new int[] {1, 3, 4, 6}) {
        assertTrue(stages.containsKey("logits." + layer), stages.keySet().toString());
      }
    }
  }

  @Test
  void refusesABackboneWithFewerThanFourBlocks() {
    ClipArchitecture three = new ClipArchitecture(28, 14, 64, 3, 64, 64, 2, 77, 49408);
    ModelSource source = new ModelSource.RandomWeights(three, PromptSettings.defaults(), 3);
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> Detector.open(source, TinyModel.options()));
    assertTrue(e.getMessage().contains("expected at least 4 blocks"), e.getMessage());
  }

  @Test
  void failedOpeningLeavesNoNativeMemory() {
    Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), TinyModel.options()).close();
    long before = Pointer.totalCount();
    refusal(TinyModel.options().withImageSize(100));
    ModelSource swapped =
        ModelSource.of(Golden.path("tiny_adaclip.pth"), Golden.path("tiny_clip_hf"));
    assertThrows(AdaClipException.class, () -> Detector.open(swapped, TinyModel.options()));
    assertEquals(before, Pointer.totalCount());
  }

  @Test
  void randomWeightsAreTheSameForTheSameSeed() {
    ClipArchitecture small = new ClipArchitecture(28, 14, 64, 4, 64, 64, 2, 77, 49408);
    ModelSource source = new ModelSource.RandomWeights(small, PromptSettings.defaults(), 3);
    double[] scores = new double[2];
    for (int run = 0; run < 2; run++) {
      try (Detector detector = Detector.open(source, TinyModel.options().withImageSize(56))) {
        scores[run] = detector.detect(hole(), "candle").score();
      }
    }
    assertEquals(scores[0], scores[1], 0);
  }

  private static AdaClipException refusal(DetectorOptions options) {
    return assertThrows(
        AdaClipException.class,
        () -> Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), options));
  }

  private static ImageSource hole() {
    return ImageSource.of(Golden.path("images/hole.png"));
  }
}
