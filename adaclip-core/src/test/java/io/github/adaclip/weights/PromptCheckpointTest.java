package io.github.adaclip.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptCheckpointTest {
  private static final PromptSettings HYBRID =
      new PromptSettings(PromptType.HYBRID, PromptBranch.BOTH, 2, 3);

  @TempDir Path folder;

  private PromptCheckpoint open(Map<String, NamedTensor> tensors, Map<String, String> metadata) {
    Path path = folder.resolve("prompts.safetensors");
    SafetensorsWriter.write(path, new ArrayList<>(tensors.values()), metadata);
    return PromptCheckpoint.open(path);
  }

  @ParameterizedTest
  @CsvSource({"S,VL,4,5", "S,V,1,1", "S,L,3,2", "SD,VL,2,75", "SD,L,1,2"})
  void settingsFollowFromStaticPrompts(String type, String branch, int depth, int length) {
    PromptSettings settings =
        new PromptSettings(
            PromptType.of(type).orElseThrow(),
            PromptBranch.of(branch).orElseThrow(),
            depth,
            length);
    try (PromptCheckpoint checkpoint = open(WeightFixtures.smallPrompts(settings), Map.of())) {
      assertEquals(Optional.of(settings), checkpoint.settings());
      assertEquals(64, checkpoint.visionWidth());
      assertEquals(8, checkpoint.embeddingWidth());
      checkpoint.requireFits(WeightFixtures.SMALL);
    }
  }

  @Test
  void withoutStaticPromptsTheTensorsTellOnlyAPart() {
    PromptSettings dynamic = new PromptSettings(PromptType.DYNAMIC, PromptBranch.VISION, 4, 3);
    try (PromptCheckpoint checkpoint = open(WeightFixtures.smallPrompts(dynamic), Map.of())) {
      assertEquals(Optional.empty(), checkpoint.settings());
      assertEquals(PromptType.DYNAMIC, checkpoint.type());
      assertEquals(OptionalInt.of(3), checkpoint.length());
    }
    PromptSettings none = new PromptSettings(PromptType.NONE, PromptBranch.NONE, 0, 0);
    try (PromptCheckpoint checkpoint = open(WeightFixtures.smallPrompts(none), Map.of())) {
      assertEquals(Optional.empty(), checkpoint.settings());
      assertEquals(PromptType.NONE, checkpoint.type());
      assertEquals(OptionalInt.empty(), checkpoint.length());
    }
  }

  @Test
  void metadataTellTheRest() {
    for (PromptSettings settings :
        List.of(
            HYBRID,
            new PromptSettings(PromptType.DYNAMIC, PromptBranch.TEXT, 4, 3),
            new PromptSettings(PromptType.NONE, PromptBranch.NONE, 0, 0))) {
      PromptMetadata stated =
          PromptMetadata.of(settings, 126, 7, List.of(2, 4, 6, 8), "quick_gelu");
      Map<String, String> texts = new HashMap<>(stated.toTexts());
      texts.put("seed", "5");
      try (PromptCheckpoint checkpoint = open(WeightFixtures.smallPrompts(settings), texts)) {
        assertEquals(Optional.of(settings), checkpoint.settings());
        assertEquals(stated, checkpoint.statedSettings());
        assertEquals(OptionalInt.of(126), checkpoint.imageSize());
        assertEquals(OptionalInt.of(7), checkpoint.clusters());
        assertEquals(List.of(2, 4, 6, 8), checkpoint.layers());
        assertEquals(Optional.of("quick_gelu"), checkpoint.activation());
        assertEquals("5", checkpoint.metadata().get("seed"));
        AdaClipException refusal =
            assertThrows(
                AdaClipException.class, () -> checkpoint.requireFits(WeightFixtures.SMALL));
        assertTrue(refusal.getMessage().contains("expected layers up to 1; found [2, 4, 6, 8]"));
      }
    }
  }

  @Test
  void staticPromptsOfNoTowerLeaveNoTensors() {
    PromptSettings stated = new PromptSettings(PromptType.STATIC, PromptBranch.NONE, 4, 5);
    Map<String, String> texts = PromptMetadata.of(stated, 518, 20, List.of(), "gelu").toTexts();
    try (PromptCheckpoint checkpoint = open(WeightFixtures.smallPrompts(stated), texts)) {
      assertEquals(
          Optional.of(new PromptSettings(PromptType.NONE, PromptBranch.NONE, 4, 5)),
          checkpoint.settings());
    }
  }

  @Test
  void metadataOfAnotherFormatAreNotOurs() {
    try (PromptCheckpoint checkpoint =
        open(WeightFixtures.smallPrompts(HYBRID), Map.of("format", "pt", "layers", "odd"))) {
      assertEquals(List.of(), checkpoint.layers());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prompt_type|D|D, as the metadata say; found SD, as the tensors say",
        "prompt_branch|V|V, as the metadata say; found VL, as the tensors say",
        "prompt_depth|4|4, as the metadata say; found 2, as the tensors say",
        "prompt_length|5|5, as the metadata say; found 3, as the tensors say",
        "layers|1,2|2, as the metadata say; found 4, as the tensors say"
      })
  void refusesMetadataThatContradictTheTensors(String key, String value, String detail) {
    requireRefusal(
        WeightFixtures.smallPrompts(HYBRID),
        Map.of(key, value),
        FailureCode.WEIGHTS_DO_NOT_FIT,
        "the checkpoint's metadata contradict its tensors",
        "key " + key + "; expected " + detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prompt_type|X|S, D, SD or none",
        "image_size|0|a whole number from 1",
        "clusters|many|a whole number from 1",
        "clusters|99999999999|a whole number from 1",
        "layers|6,,12|ascending block numbers such as 6,12,18,24",
        "layers|12,6|ascending block numbers such as 6,12,18,24",
        "activation|relu|gelu or quick_gelu"
      })
  void refusesMetadataWithoutSense(String key, String value, String expected) {
    requireRefusal(
        WeightFixtures.smallPrompts(HYBRID),
        Map.of(key, value),
        FailureCode.UNREADABLE_WEIGHTS,
        "the checkpoint's metadata make no sense",
        "key " + key + "; expected " + expected + "; found " + value);
  }

  @Test
  void refusesPromptsThatCannotFitIntoAText() {
    requireMisfit(
        tensors -> {
          tensors.clear();
          tensors.putAll(
              WeightFixtures.smallPrompts(
                  new PromptSettings(PromptType.STATIC, PromptBranch.VISION, 1, 75)));
          String prompt = "visual_prompter.static_prompts.0";
          tensors.put(prompt, WeightFixtures.numbered(prompt, 76, 64));
        },
        "the checkpoint has too many prompts",
        "expected prompt length 1 to 75; found 76");
  }

  @Test
  void refusesIncompleteAndContradictoryTensors() {
    requireMisfit(
        tensors -> tensors.remove("patch_token_layer.head.2.bias"),
        "the checkpoint lacks a tensor",
        "tensor patch_token_layer.head.2.bias");
    requireMisfit(
        tensors -> tensors.remove("patch_token_layer.head.2.weight"),
        "do not fit together",
        "expected numbered from 0 to 3; found [0, 1, 3]");
    requireMisfit(
        tensors -> tensors.keySet().removeIf(name -> name.startsWith("cls_token_layer")),
        "do not fit together",
        "expected exactly one head; found 0");
    requireMisfit(
        tensors -> tensors.keySet().removeIf(name -> name.startsWith("dynamic_text")),
        "do not fit together",
        "found 3 for pictures, 0 for texts");
    requireMisfit(
        tensors -> tensors.remove("text_prompter.static_prompts.1"),
        "do not fit together",
        "expected 2 static prompts, as in the vision tower; found 1");
    requireMisfit(
        tensors -> {
          String prompt = "text_prompter.static_prompts.1";
          tensors.put(prompt, WeightFixtures.numbered(prompt, 4, 64));
        },
        "do not fit together",
        "expected (3, 64); found (4, 64)");
    requireMisfit(
        tensors -> tensors.keySet().removeIf(name -> name.matches("dynamic.*head.2.*")),
        "do not fit together",
        "expected 3 heads, one for each static prompt of a block; found 2");
    requireMisfit(
        tensors -> {
          tensors.clear();
          tensors.put("a", WeightFixtures.numbered("a", 1));
        },
        "the file holds no AdaCLIP prompts",
        "found 1 tensors: a");
  }

  @Test
  void namesTheBackboneACheckpointWasMadeFor() {
    Map<String, NamedTensor> tensors = new LinkedHashMap<>();
    for (String name : List.of("patch_token_layer.head.0", "cls_token_layer.head.0")) {
      int width = name.startsWith("patch") ? 768 : 512;
      tensors.put(name, WeightFixtures.numbered(name + ".weight", 512, width));
      tensors.put(name + ".bias", WeightFixtures.numbered(name + ".bias", 512));
    }
    ClipArchitecture large = ClipArchitecture.publishedByName().get("ViT-L-14-336");
    try (PromptCheckpoint checkpoint = open(tensors, Map.of())) {
      AdaClipException refusal =
          assertThrows(AdaClipException.class, () -> checkpoint.requireFits(large));
      assertEquals(
          "error: the checkpoint does not fit the backbone ViT-L-14-336\n"
              + "  file      "
              + folder.resolve("prompts.safetensors")
              + "\n"
              + "  tensor    patch_token_layer.head.0.weight\n"
              + "  expected  (768, 1024)\n"
              + "  found     (512, 768), which is the shape for ViT-B-16 or ViT-B-32\n"
              + "  fix       pass --backbone ViT-B-16 or ViT-B-32, or use a checkpoint made for"
              + " ViT-L-14-336",
          refusal.describe().replace(System.lineSeparator(), "\n"));
    }
  }

  private void requireMisfit(
      Consumer<Map<String, NamedTensor>> change, String summary, String detail) {
    Map<String, NamedTensor> tensors = WeightFixtures.smallPrompts(HYBRID);
    change.accept(tensors);
    requireRefusal(tensors, Map.of(), FailureCode.WEIGHTS_DO_NOT_FIT, summary, detail);
  }

  private void requireRefusal(
      Map<String, NamedTensor> tensors,
      Map<String, String> metadata,
      FailureCode code,
      String summary,
      String detail) {
    AdaClipException refusal =
        assertThrows(AdaClipException.class, () -> open(tensors, metadata).close());
    assertEquals(code, refusal.code());
    assertTrue(refusal.getMessage().contains(summary), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(detail), refusal.getMessage());
  }
}
