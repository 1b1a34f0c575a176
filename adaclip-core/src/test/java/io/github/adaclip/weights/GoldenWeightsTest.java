package io.github.adaclip.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.testdata.Golden;
import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoldenWeightsTest {
  private static final ClipArchitecture TINY =
      new ClipArchitecture(56, 14, 192, 8, 128, 128, 6, 77, 49408);

  private static ClipWeights openAi() {
    return ClipWeights.open(Golden.path("tiny_clip_openai.pt"));
  }

  private static ClipWeights huggingFace() {
    return ClipWeights.open(Golden.path("tiny_clip_hf"));
  }

  private static float[] read(ClipWeights weights, String name) {
    FloatBuffer buffer = FloatBuffer.allocate((int) TensorInfo.elements(weights.shape(name)));
    weights.read(name, buffer);
    assertFalse(buffer.hasRemaining(), name);
    return buffer.array();
  }

  @Test
  void sizesFollowFromTheShapes() {
    try (ClipWeights script = openAi();
        ClipWeights folder = huggingFace()) {
      assertEquals(TINY, script.architecture());
      assertEquals(TINY, folder.architecture());
      assertEquals("ViT 8x192/14 @56", script.architecture().name());
      assertEquals("TorchScript", script.source().format());
      assertEquals("safetensors", folder.source().format());
      assertEquals("OpenAI", script.layout());
      assertEquals("Hugging Face", folder.layout());
      assertEquals(Optional.empty(), script.statedActivation());
      assertEquals(Optional.of("quick_gelu"), folder.statedActivation());
      assertEquals(3, script.ignoredTensors()); // input_resolution, context_length, vocab_size
      assertArrayEquals(new long[] {56}, script.source().readLongs("input_resolution"));
    }
  }

  @Test
  void bothLayoutsGiveTheSameBits() {
    try (ClipWeights script = openAi();
        ClipWeights folder = huggingFace()) {
      assertEquals(new HashSet<>(script.names()), new HashSet<>(folder.names()));
      assertEquals(8 * 12 + 6 * 12 + 8 + 6 - 1 + 1, script.names().size());
      for (String name : script.names()) {
        assertArrayEquals(script.shape(name), folder.shape(name), name);
        assertArrayEquals(read(script, name), read(folder, name), name);
      }
    }
  }

  @Test
  void settingsOfACheckpointFollowFromItsTensors() {
    int[][] depthsAndLengths = {{1, 1}, {2, 3}, {6, 8}};
    for (int[] pair : depthsAndLengths) {
      String name = "tiny_adaclip_depth" + pair[0] + "_length" + pair[1] + ".pth";
      try (PromptCheckpoint checkpoint = PromptCheckpoint.open(Golden.path(name))) {
        PromptSettings expected =
            new PromptSettings(PromptType.HYBRID, PromptBranch.BOTH, pair[0], pair[1]);
        assertEquals(Optional.of(expected), checkpoint.settings());
        checkpoint.requireFits(TINY);
      }
    }
  }

  @Test
  void theCheckpointHasItsTensorsUnderShortNames() {
    try (PromptCheckpoint checkpoint = PromptCheckpoint.open(Golden.path("tiny_adaclip.pth"))) {
      assertEquals(Optional.of(PromptSettings.defaults()), checkpoint.settings());
      assertEquals(38, checkpoint.names().size());
      assertEquals(192, checkpoint.visionWidth());
      assertEquals(128, checkpoint.embeddingWidth());
      assertEquals(4, checkpoint.layerCount());
      assertTrue(checkpoint.hasStatic() && checkpoint.hasDynamic());
      assertTrue(checkpoint.imageSize().isEmpty() && checkpoint.layers().isEmpty());
      assertArrayEquals(
          new long[] {192, 128}, checkpoint.shape("dynamic_visual_prompt_generator.head.4.weight"));
      FloatBuffer prompt = FloatBuffer.allocate(5 * 192);
      checkpoint.read("visual_prompter.static_prompts.3", prompt);
      // As torch.load shows them, shortest decimals of the same float32.
      assertEquals(-0.36402833f, prompt.get(0));
      assertEquals(-0.16823861f, prompt.get(2 * 192 + 7));
      assertEquals(0.41859928f, prompt.get(4 * 192 + 191));
    }
  }

  @Test
  void aFileGivenInTheOthersPlaceIsRecognised() {
    AdaClipException prompts =
        assertThrows(
            AdaClipException.class, () -> ClipWeights.open(Golden.path("tiny_adaclip.pth")));
    assertEquals(FailureCode.WEIGHTS_DO_NOT_FIT, prompts.code());
    assertTrue(
        prompts.getMessage().startsWith("the file holds AdaCLIP prompts, not a CLIP backbone"));
    AdaClipException backbone =
        assertThrows(
            AdaClipException.class,
            () -> PromptCheckpoint.open(Golden.path("tiny_clip_openai.pt")));
    assertEquals(FailureCode.WEIGHTS_DO_NOT_FIT, backbone.code());
    assertTrue(
        backbone.getMessage().startsWith("the file holds a CLIP backbone, not AdaCLIP prompts"));
  }

  @Test
  void aCheckpointForOtherWidthsIsRefused() {
    ClipArchitecture base16 = ClipArchitecture.publishedByName().get("ViT-B-16");
    try (PromptCheckpoint checkpoint = PromptCheckpoint.open(Golden.path("tiny_adaclip.pth"))) {
      AdaClipException refusal =
          assertThrows(AdaClipException.class, () -> checkpoint.requireFits(base16));
      assertEquals(
          "the checkpoint does not fit the backbone ViT-B-16 (file "
              + Golden.path("tiny_adaclip.pth")
              + "; tensor patch_token_layer.head.0.weight; expected (512, 768); found (128, 192))",
          refusal.getMessage());
      assertEquals("use a checkpoint made for ViT-B-16", refusal.fix());
    }
  }
}
