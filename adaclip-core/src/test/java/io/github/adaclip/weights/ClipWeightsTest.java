package io.github.adaclip.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipWeightsTest {
  @TempDir Path folder;

  private Path write(Map<String, NamedTensor> tensors) {
    return WeightFixtures.write(folder.resolve("clip.safetensors"), tensors);
  }

  private static Map<String, NamedTensor> renamed(
      Map<String, NamedTensor> tensors, java.util.function.UnaryOperator<String> rename) {
    Map<String, NamedTensor> result = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> result.put(name, tensor.renamed(rename.apply(name))));
    return result;
  }

  private static void requireSmallClip(ClipWeights weights) {
    assertEquals(WeightFixtures.SMALL, weights.architecture());
    WeightFixtures.smallClip()
        .forEach(
            (name, tensor) -> {
              assertArrayEquals(tensor.shape(), weights.shape(name), name);
              FloatBuffer buffer = FloatBuffer.allocate(tensor.elementCount());
              weights.read(name, buffer);
              assertArrayEquals(WeightFixtures.values(tensor), buffer.array(), name);
            });
    assertEquals(WeightFixtures.smallClip().size(), weights.names().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "module.", "clip.", "module.model."})
  void readsOpenAisNamesUnderAnyPrefix(String prefix) {
    Path path = write(renamed(WeightFixtures.smallClip(), name -> prefix + name));
    try (ClipWeights weights = ClipWeights.open(path)) {
      assertEquals("OpenAI", weights.layout());
      requireSmallClip(weights);
    }
  }

  @Test
  void readsOpenClipsSeparateTextTower() throws IOException {
    Map<String, NamedTensor> tensors =
        renamed(
            WeightFixtures.smallClip(),
            name ->
                name.startsWith("visual.") || name.equals("logit_scale") ? name : "text." + name);
    Path path = write(tensors);
    Files.writeString(
        folder.resolve("open_clip_config.json"), "{\"model_cfg\":{\"quick_gelu\":true}}");
    try (ClipWeights weights = ClipWeights.open(path)) {
      assertEquals("open_clip", weights.layout());
      assertEquals(Optional.of("quick_gelu"), weights.statedActivation());
      requireSmallClip(weights);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "clip."})
  void readsHuggingFacesNames(String prefix) {
    Map<String, NamedTensor> tensors = new LinkedHashMap<>();
    ClipLayout layout = new ClipLayout.HuggingFace(prefix);
    WeightFixtures.smallClip()
        .forEach(
            (name, tensor) -> {
              ClipSource source = layout.source(name);
              float[] values = WeightFixtures.values(tensor);
              long[] shape = tensor.shape();
              if (source.transposed()) {
                values = transposed(values, (int) shape[0], (int) shape[1]);
                shape = new long[] {shape[1], shape[0]};
              }
              int parts = source.parts().size();
              if (parts > 1) {
                shape[0] /= parts;
              }
              for (int i = 0; i < parts; i++) {
                int count = values.length / parts;
                float[] part = Arrays.copyOfRange(values, i * count, (i + 1) * count);
                String own = source.parts().get(i);
                tensors.put(own, WeightFixtures.tensor(own, part, shape));
              }
            });
    tensors.put("position_ids", WeightFixtures.numbered("text_model.position_ids", 1, 5));
    try (ClipWeights weights = ClipWeights.open(write(tensors))) {
      assertEquals("Hugging Face", weights.layout());
      assertEquals(1, weights.ignoredTensors());
      requireSmallClip(weights);
    }
  }

  private static float[] transposed(float[] values, int rows, int columns) {
    float[] result = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[column * rows + row] = values[row * columns + column];
      }
    }
    return result;
  }

  @Test
  void knowsThePublishedArchitectures() {
    ClipArchitecture large = new ClipArchitecture(336, 14, 1024, 24, 768, 768, 12, 77, 49408);
    assertEquals("ViT-L-14-336", large.name());
    assertEquals(16, large.visionHeads());
    assertEquals(12, large.textHeads());
    assertEquals(24, large.nativeGridSide());
    assertEquals(
        "ViT-B-32", new ClipArchitecture(224, 32, 768, 12, 512, 512, 12, 77, 49408).name());
    assertEquals("ViT 1x64/2 @4", WeightFixtures.SMALL.name());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ClipArchitecture(224, 32, 760, 12, 512, 512, 12, 77, 49408));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "visual.proj|lacks a tensor|tensor visual.proj",
        "ln_final.bias|lacks a tensor|tensor ln_final.bias",
        "transformer.resblocks.0.mlp.c_fc.bias|lacks a tensor|tensor transformer.resblocks.0.mlp",
        "token_embedding.weight|lacks a tensor|both towers"
      })
  void refusesAModelWithATensorMissing(String missing, String summary, String detail) {
    Map<String, NamedTensor> tensors = WeightFixtures.smallClip();
    tensors.remove(missing);
    requireMisfit(tensors, summary, detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "visual.ln_pre.bias|32|expected (64) for visual.ln_pre.bias; found (32)",
        "visual.proj|32 8|expected (64, 8) for visual.proj; found (32, 8)",
        "visual.positional_embedding|6 64|a square number of rows for the patches; found 6 rows",
        "visual.conv1.weight|65 3 2 2|a width that is a multiple of 64; found 65",
        "token_embedding.weight|10 60|a width that is a multiple of 64; found 60",
        "visual.conv1.weight|64 3|expected 4 axes; found (64, 3)",
        "visual.conv1.weight|64 1 2 2|expected (64, 3, 2, 2)",
        "text_projection|64 9|expected (64, 8) for text_projection; found (64, 9)"
      })
  void refusesAnotherShape(String name, String shape, String detail) {
    Map<String, NamedTensor> tensors = WeightFixtures.smallClip();
    long[] sizes = Arrays.stream(shape.split(" ")).mapToLong(Long::parseLong).toArray();
    tensors.put(name, WeightFixtures.numbered(name, sizes));
    requireMisfit(tensors, "a tensor has another shape than a CLIP model needs", detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "visual.layer1.0.conv1.weight|a CLIP with a ResNet as vision tower",
        "visual.trunk.patch_embed.proj.weight|a vision tower of another design",
        "visual.transformer.resblocks.0.ls_1.gamma|a tower with other parts in its blocks"
      })
  void refusesTowersOfAnotherDesignByName(String name, String found) {
    Map<String, NamedTensor> tensors = WeightFixtures.smallClip();
    tensors.put(name, WeightFixtures.numbered(name, 64));
    requireMisfit(tensors, "this kind of CLIP model is not supported", "tensor " + name);
    requireMisfit(tensors, "this kind of CLIP model is not supported", found);
  }

  @Test
  void refusesGapsBetweenBlocksAndForeignModels() {
    Map<String, NamedTensor> tensors = WeightFixtures.smallClip();
    String gap = "visual.transformer.resblocks.2.ln_1.weight";
    tensors.put(gap, WeightFixtures.numbered(gap, 64));
    requireMisfit(tensors, "another shape", "blocks numbered from 0 without gaps; found [0, 2]");
    requireMisfit(
        Map.of("a", WeightFixtures.numbered("a", 1)),
        "the file holds no CLIP model",
        "1 tensors: a");
  }

  private void requireMisfit(Map<String, NamedTensor> tensors, String summary, String detail) {
    Path path = write(tensors);
    AdaClipException refusal =
        assertThrows(AdaClipException.class, () -> ClipWeights.open(path).close());
    assertEquals(FailureCode.WEIGHTS_DO_NOT_FIT, refusal.code());
    assertTrue(refusal.getMessage().contains(summary), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(detail), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(path.toString()), refusal.getMessage());
  }
}
