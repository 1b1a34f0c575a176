package io.github.adaclip.torch.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.PreparedImage;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Patch features under a part of a hybrid checkpoint's prompts. */
class PatchFeaturesTest {
  private static final String CHECKPOINT = "tiny_adaclip.pth";
  private static final float UNIT = 1e-5f; // float32 rounding of a length
  private static final PreparedImage PICTURE = TinyModel.picture("hole.png", TinyModel.SIDE);

  /** Those models' maps are the reference's: {@link VariantsGoldenTest}. */
  @ParameterizedTest
  @EnumSource(PromptType.class)
  void areThoseOfAModelThatHasNoOtherPrompts(PromptType part) {
    SortedMap<Integer, AnomalyEngine.Stage> reduced;
    try (Detector detector =
        Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), TinyModel.options())) {
      reduced = detector.patchFeatures(PICTURE, "candle", part);
    }
    assertEquals(List.of(2, 4, 6, 8), List.copyOf(reduced.keySet()));
    PromptSettings settings =
        new PromptSettings(
            part, part == PromptType.NONE ? PromptBranch.NONE : PromptBranch.BOTH, 4, 5);
    TinyForward.run(
        CHECKPOINT,
        settings,
        TinyModel.SIDE,
        PICTURE,
        "candle",
        (model, stages) -> {
          int index = 0;
          for (AnomalyEngine.Stage layer : reduced.values()) {
            assertArrayEquals(stages.patches().get(index).shape(), layer.shape());
            assertArrayEquals(
                TinyForward.floats(stages.patches().get(index++)), layer.values(), "" + part);
          }
        });
  }

  @Test
  void haveLengthOneAndDifferFromTypeToType() {
    try (Detector detector =
        Detector.open(TinyModel.source(TinyModel.TORCH_SCRIPT), TinyModel.options())) {
      float[] hybrid = last(detector, PromptType.HYBRID).values();
      AnomalyEngine.Stage none = last(detector, PromptType.NONE);
      int width = (int) none.shape()[2];
      for (int patch = 0; patch < none.shape()[1]; patch++) {
        double squares = 0;
        for (int axis = 0; axis < width; axis++) {
          squares += none.values()[patch * width + axis] * none.values()[patch * width + axis];
        }
        assertEquals(1, Math.sqrt(squares), UNIT);
      }
      double difference = 0;
      for (int index = 0; index < hybrid.length; index++) {
        difference = Math.max(difference, Math.abs(hybrid[index] - none.values()[index]));
      }
      assertTrue(difference > 100 * UNIT, "prompts change features by " + difference);
    }
  }

  @Test
  void promptsThatTheVisionTowerDoesNotHaveAreRefused() {
    PromptSettings textOnly = new PromptSettings(PromptType.HYBRID, PromptBranch.TEXT, 4, 5);
    TinyForward.withModel(
        CHECKPOINT,
        textOnly,
        TinyModel.SIDE,
        (model, device) -> {
          var images = device.floats(PICTURE.planes(), 1, 3, TinyModel.SIDE, TinyModel.SIDE);
          assertEquals(4, model.patchFeatures(images, PromptType.NONE).size());
          AdaClipException failure =
              assertThrows(
                  AdaClipException.class, () -> model.patchFeatures(images, PromptType.STATIC));
          assertEquals(FailureCode.INVALID_OPTION, failure.code());
          assertEquals(
              "the checkpoint has no such prompts in its vision tower (expected prompts of type"
                  + " S)",
              failure.getMessage());
        });
  }

  private static AnomalyEngine.Stage last(Detector detector, PromptType part) {
    SortedMap<Integer, AnomalyEngine.Stage> features =
        detector.patchFeatures(PICTURE, "candle", part);
    return features.get(features.lastKey());
  }
}
