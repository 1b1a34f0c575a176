package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.weights.DataType;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.SafetensorsWriter;
import io.github.adaclip.weights.TensorFile;
import io.github.adaclip.weights.TensorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelParityCommandTest {
  private static final int STAGES_OF_A_FILE = 31;

  @TempDir private Path folder;

  @Test
  void everyStageOfEveryGoldenFileIsTheReference() {
    Call call = parity(Golden.path("").toString(), Tiny.TORCH_SCRIPT, Tiny.CHECKPOINT);
    assertEquals(ExitCode.DONE, call.exitCode(), call.out() + call.err());
    assertEquals("", call.err());
    assertTrue(
        call.out().endsWith("93 of 93 stages in 3 files are within tolerance\n"), call.out());
    assertEquals(
        3 * STAGES_OF_A_FILE, call.lines().stream().filter(line -> line.endsWith("  ok")).count());
    assertTrue(call.out().contains("stages_scratch_metal-nut.safetensors: metal-nut, 126 pixels"));
    assertTrue(call.out().contains("stages_hole_candle_224.safetensors: candle, 224 pixels"));
  }

  @Test
  void jsonIsOneLineForEachStage() {
    Call call = parity(oneGolden(), Tiny.HUGGING_FACE, Tiny.CHECKPOINT, "--json");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(STAGES_OF_A_FILE, call.json().size());
    for (JsonNode line : call.json()) {
      assertEquals("candle", line.get("className").asText());
      assertEquals(126, line.get("imageSize").asInt());
      assertTrue(line.get("withinTolerance").asBoolean(), line.toString());
      assertTrue(line.get("deviation").asDouble() <= line.get("tolerance").asDouble());
    }
    assertTrue(call.err().contains("31 of 31 stages in 1 file are within tolerance"), call.err());
  }

  @Test
  void otherActivationExceedsFromTheFirstTowerOn() {
    Call call =
        parity(oneGolden(), Tiny.HUGGING_FACE, Tiny.CHECKPOINT, "--activation", "quick_gelu");
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.out());
    assertTrue(
        call.out().matches("(?s).*\\n  map +15876 +\\S+ +1.00e-05  EXCEEDED\\n.*"), call.out());
    assertTrue(call.out().matches("(?s).*\\n  input +47628 +0 +3.00e-05  ok\\n.*"), call.out());
    assertTrue(call.err().contains("stages    unprompted.image_feature, "), call.err());
  }

  @Test
  void otherClassNameExceedsFromTheTextOn() {
    Call call =
        parity(oneGolden(), Tiny.HUGGING_FACE, Tiny.CHECKPOINT, "--class-name", "wood", "--json");
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.out());
    Set<String> exceeded = new TreeSet<>();
    for (JsonNode line : call.json()) {
      assertEquals("wood", line.get("className").asText());
      if (!line.get("withinTolerance").asBoolean()) {
        exceeded.add(line.get("stage").asText());
      }
    }
    assertTrue(
        exceeded.containsAll(List.of("text_features", "logits.2", "map")), exceeded.toString());
    assertFalse(exceeded.contains("projected.image_feature"), exceeded.toString());
  }

  @Test
  void otherCheckpointExceedsFromThePromptsOn() {
    String other = Golden.path("tiny_adaclip_depth2_length3.pth").toString();
    Call call = parity(oneGolden(), Tiny.HUGGING_FACE, other, "--tolerance", "1000", "--json");
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.out());
    JsonNode prompts =
        call.json().stream()
            .filter(line -> line.get("stage").asText().equals("dynamic.visual"))
            .findFirst()
            .orElseThrow();
    assertTrue(prompts.get("deviation").isNull(), "3 prompts are not compared with 5");
    assertFalse(prompts.get("withinTolerance").asBoolean());
    assertTrue(call.err().contains("stages    dynamic.visual, "), call.err());
  }

  @Test
  void recordedStageThatIsNotComputedExceeds() {
    Path golden = folder.resolve("stages_hole_candle_126.safetensors");
    try (TensorFile recorded = TensorFiles.open(Golden.path("stages_hole_candle.safetensors"))) {
      List<NamedTensor> tensors = new ArrayList<>();
      for (String name : List.of("input", "map")) {
        tensors.add(
            new NamedTensor(
                name.equals("map") ? "logits.7" : name,
                DataType.FLOAT32,
                recorded.info(name).shape(),
                buffer -> recorded.read(name, buffer)));
      }
      SafetensorsWriter.write(golden, tensors, Map.of("class_name", "brass bolt"));
    }
    Call call = parity(folder.toString(), Tiny.HUGGING_FACE, Tiny.CHECKPOINT);
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.out());
    assertTrue(call.out().contains(": brass bolt, 126 pixels"), call.out());
    assertTrue(call.out().contains("1 of 2 stages in 1 file are within tolerance"), call.out());
    assertTrue(call.err().contains("stages    logits.7"), call.err());
  }

  @Test
  void unusableInputIsRefused() throws IOException {
    Path narrow = NarrowCheckpoint.write(folder.resolve("narrow.safetensors"));
    assertRefused(
        parity(oneGolden(), Tiny.HUGGING_FACE, narrow.toString()), "does not fit the backbone");
    assertRefused(
        parity(Golden.path("images").toString(), Tiny.HUGGING_FACE, Tiny.CHECKPOINT),
        "there are no golden files");
    assertRefused(parity("nowhere", Tiny.HUGGING_FACE, Tiny.CHECKPOINT), "no such folder");
    assertRefused(
        parity(oneGolden(), Tiny.HUGGING_FACE, Tiny.CHECKPOINT, "--tolerance", "0"),
        "the tolerance factor is out of range");
    Path damaged = Files.createDirectory(folder.resolve("damaged"));
    Tiny.write(damaged.resolve("stages_a_b.safetensors"), "nothing");
    assertRefused(
        parity(damaged.toString(), Tiny.HUGGING_FACE, Tiny.CHECKPOINT), "not a weight file");
  }

  private String oneGolden() {
    Path golden = folder.resolve("golden");
    if (Files.notExists(golden)) {
      Tiny.copy("stages_hole_candle.safetensors", golden.resolve("stages_hole_candle.safetensors"));
    }
    return golden.toString();
  }

  private static Call parity(String golden, String backbone, String checkpoint, String... options) {
    return Call.program(
        List.of(
            "model",
            "parity",
            "--golden",
            golden,
            "--backbone",
            backbone,
            "--checkpoint",
            checkpoint,
            "--threads",
            "1"),
        options);
  }

  private static void assertRefused(Call call, String what) {
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertEquals("", call.out());
    assertTrue(call.err().contains(what), call.err());
  }
}
