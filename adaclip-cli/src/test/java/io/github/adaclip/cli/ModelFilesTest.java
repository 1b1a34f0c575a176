package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.hub.ModelCatalogue;
import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code model list}, {@code model info} and {@code model verify}. */
class ModelFilesTest {
  private static final String OPENAI_SUM =
      "3035c92b350959924f9f00213499208652fc7ea050643e8b385c2dac08641f02";

  @TempDir private Path folder;

  @Test
  void listNamesTheWholeCatalogueAndItsTerms() {
    Call call = model("list");
    assertEquals(ExitCode.DONE, call.exitCode());
    for (String name : ModelCatalogue.standard().names()) {
      assertTrue(call.lines().stream().anyMatch(line -> line.startsWith(name + " (")), name);
    }
    assertTrue(call.out().contains("  trained on  VisA and ClinicDB"), call.out());
    assertTrue(call.err().contains("adaclip model pull NAME"), call.err());
  }

  @Test
  void listTellsWhatIsDownloaded() {
    Path file = pretendDownloaded();
    List<JsonNode> lines =
        model("list", "--json").json().stream()
            .filter(line -> !line.get("kind").asText().equals("model"))
            .toList();
    assertEquals(ModelCatalogue.standard().entries().size(), lines.size());
    assertTrue(lines.get(0).get("downloaded").asBoolean());
    assertEquals(file.toString(), lines.get(0).get("path").asText());
    assertEquals(OPENAI_SUM, lines.get(0).get("sha256").asText());
    assertEquals(934088680, lines.get(0).get("sizeBytes").asLong());
    assertTrue(model("list").out().contains("downloaded  " + file), model("list").out());
  }

  @Test
  void infoTellsPromptsAndWhatIsNotStated() {
    Call call = model("info", Tiny.CHECKPOINT);
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertRow(call, "holds", "AdaCLIP prompts and projections");
    assertRow(call, "prompt type", "SD");
    assertRow(call, "branch", "VL");
    assertRow(call, "depth J", "4");
    assertRow(call, "length M", "5");
    assertRow(call, "image size", "not stated");
    assertRow(call, "made for", "vision width 192, shared width 128, outputs of 4 blocks");
    assertRow(call, "tensors", "38: 38 FLOAT32");
    assertRow(call, "sha256", Sha256.of(Golden.path("tiny_adaclip.pth")));
  }

  @Test
  void infoTellsABackbone() {
    Call call = model("info", Tiny.HUGGING_FACE);
    assertRow(call, "holds", "a CLIP backbone");
    assertRow(call, "architecture", "ViT 8x192/14 @56");
    assertRow(call, "format", "safetensors, names as of Hugging Face");
    JsonNode json = model("info", Tiny.TORCH_SCRIPT, "--json", "--tensors").json().get(0);
    assertEquals("CLIP_BACKBONE", json.get("kind").asText());
    assertEquals(192, json.at("/architecture/visionWidth").asInt());
    assertEquals(json.get("tensorCount").asInt(), json.get("tensors").size());
    assertTrue(json.get("note").isNull());
  }

  @Test
  void infoOfPromptsAsJson() {
    JsonNode prompts = model("info", Tiny.CHECKPOINT, "--json").json().get(0).get("prompts");
    assertEquals("SD", prompts.get("type").asText());
    assertEquals("VL", prompts.get("branch").asText());
    assertEquals(4, prompts.get("depth").asInt());
    assertEquals(5, prompts.get("length").asInt());
    assertTrue(prompts.get("imageSize").isNull());
  }

  @Test
  void infoListsTensorsWhenAsked() {
    Call call = model("info", Tiny.CHECKPOINT, "--tensors");
    assertEquals(38, call.lines().stream().filter(line -> line.startsWith("tensor ")).count());
  }

  @Test
  void infoOfOtherWeightsSaysSo() {
    Call call = model("info", Golden.path("gaussian.safetensors").toString());
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertRow(call, "holds", "neither a CLIP backbone nor AdaCLIP prompts");
  }

  @Test
  void infoRefusesWhatIsNoWeightFile() {
    assertRefused(model("info", Tiny.image("hole.png")), "this is not a weight file");
    assertRefused(model("info", "nix.pth"), "there is no such file and no model of that name");
    assertRefused(model("info", "ViT-B-32"), "the model has not been downloaded yet");
  }

  @Test
  void verifyComparesTheChecksum() {
    String sum = Sha256.of(Golden.path("tiny_adaclip.pth"));
    Call right = model("verify", Tiny.CHECKPOINT, "--sha256", sum);
    assertEquals(ExitCode.DONE, right.exitCode(), right.err());
    assertTrue(right.out().startsWith("OK  " + Tiny.CHECKPOINT), right.out());
    JsonNode json = model("verify", Tiny.CHECKPOINT, "--sha256", sum, "--json").json().get(0);
    assertTrue(json.get("ok").asBoolean());
    assertEquals(sum, json.get("sha256").asText());

    Call wrong = model("verify", Tiny.CHECKPOINT, "--sha256", OPENAI_SUM, "--json");
    assertEquals(ExitCode.UNUSABLE, wrong.exitCode());
    assertEquals("CHECKSUM_MISMATCH", wrong.json().get(0).at("/error/kind").asText());
    assertTrue(wrong.err().contains("expected  sha256 " + OPENAI_SUM), wrong.err());
    assertTrue(wrong.err().contains("found     sha256 " + sum), wrong.err());
  }

  @Test
  void verifyOfANameTakesThePublishedChecksum() {
    pretendDownloaded();
    Call call = model("verify", "ViT-L-14-336");
    assertRefused(call, "the file has the wrong checksum");
    assertTrue(call.err().contains("expected  sha256 " + OPENAI_SUM), call.err());
  }

  @Test
  void verifyReadsEveryNumberOfAFileWithoutAChecksum() throws IOException {
    assertTrue(model("verify", Tiny.CHECKPOINT).out().contains("all values are finite"));
    assertTrue(model("verify", Tiny.HUGGING_FACE).out().contains("CLIP backbone ViT 8x192/14 @56"));
    Path broken = folder.resolve("broken.safetensors");
    model("convert", Tiny.CHECKPOINT, "--out", broken.toString());
    byte[] bytes = Files.readAllBytes(broken);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, Float.NaN);
    Files.write(broken, bytes);
    Call call = model("verify", broken.toString());
    assertRefused(call, "a value that is not a finite number");
    assertTrue(call.err().contains("tensor"), call.err());
  }

  @Test
  void folderHasNoChecksum() {
    assertRefused(
        model("verify", Tiny.HUGGING_FACE, "--sha256", OPENAI_SUM), "a folder has no checksum");
  }

  @Test
  void commandOfModelIsNeeded() {
    assertRefused(model(), "no command given");
    assertRefused(model("veriffy"), "unknown command veriffy");
    assertTrue(model("veriffy").err().contains("did you mean verify?"));
  }

  /** A file in the cache under the name of OpenAI's; its content is not OpenAI's. */
  private Path pretendDownloaded() {
    Path file =
        Tiny.write(
            folder
                .resolve("downloads")
                .resolve(OPENAI_SUM.substring(0, 16))
                .resolve("ViT-L-14-336px.pt"),
            "small");
    Tiny.write(
        file.resolveSibling(file.getFileName() + ".json"),
        "{\"sha256\": \"" + OPENAI_SUM + "\", \"sizeBytes\": 5}");
    return file;
  }

  private Call model(String... args) {
    List<String> all = new java.util.ArrayList<>(List.of("model"));
    all.addAll(List.of(args));
    if (args.length > 0 && !args[0].equals("veriffy")) {
      all.addAll(List.of("--cache-dir", folder.toString()));
    }
    return Call.program(all);
  }

  private static void assertRow(Call call, String name, String value) {
    assertTrue(
        call.lines().stream()
            .anyMatch(line -> line.startsWith(name + " ") && line.endsWith(" " + value)),
        name + " is not " + value + " in\n" + call.out());
  }

  private static void assertRefused(Call call, String what) {
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertEquals("", call.out());
    assertTrue(call.err().contains(what), call.err());
  }
}
