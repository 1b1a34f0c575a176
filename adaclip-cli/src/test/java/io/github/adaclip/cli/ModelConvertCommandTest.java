package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConvertCommandTest {
  /** Scores are printed with the digits of float32; the same numbers give the same bits. */
  private static final double SAME_SCORE = 0;

  @TempDir private Path folder;

  @Test
  void modelFolderDetectsLikeItsFiles() throws IOException {
    Path model = folder.resolve("my-model");
    Call call = convert("--out", model.toString(), "--image-size", "126", "--json");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(List.of("backbone.safetensors", "prompts.safetensors"), names(model));
    assertEquals(2, call.json().get(0).get("files").size());

    Call verified = Call.program("model", "verify", model.toString());
    assertEquals(ExitCode.DONE, verified.exitCode(), verified.err());
    List<JsonNode> described = Call.program("model", "info", model.toString(), "--json").json();
    assertEquals("CLIP_BACKBONE", described.get(0).get("kind").asText());
    assertEquals(126, described.get(1).at("/prompts/imageSize").asInt());

    JsonNode fromFolder = detected("--model", model.toString());
    JsonNode fromFiles =
        detected(
            "--backbone",
            Tiny.HUGGING_FACE,
            "--checkpoint",
            Tiny.CHECKPOINT,
            "--image-size",
            "126");
    assertEquals(fromFiles.get("score").asDouble(), fromFolder.get("score").asDouble(), SAME_SCORE);
    assertEquals("my-model", fromFolder.at("/model/name").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "safetensors, , FLOAT32",
    "safetensors, fp16, FLOAT16",
    "safetensors, bf16, BFLOAT16",
    "pth, FP32, FLOAT32"
  })
  void oneFileHasFormatAndType(String ending, String type, String stored) {
    Path target = folder.resolve("prompts." + ending);
    List<String> args =
        new ArrayList<>(List.of("model", "convert", Tiny.CHECKPOINT, "--out", target.toString()));
    if (type != null) {
      args.addAll(List.of("--type", type));
    }
    Call call = Call.program(args);
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(List.of(target.toString()), call.lines());
    JsonNode described = Call.program("model", "info", target.toString(), "--json").json().get(0);
    assertEquals("ADACLIP_PROMPTS", described.get("kind").asText());
    assertEquals(38, described.at("/tensorsOfType/" + stored).asInt());
  }

  @Test
  void settingsAreStatedInTheFile() {
    Path target = folder.resolve("prompts.safetensors");
    Call call =
        Call.program(
            "model",
            "convert",
            Tiny.CHECKPOINT,
            "--out",
            target.toString(),
            "--image-size",
            "224",
            "--activation",
            "gelu",
            "--prompt-depth",
            "4");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    JsonNode prompts =
        Call.program("model", "info", target.toString(), "--json").json().get(0).get("prompts");
    assertEquals(224, prompts.get("imageSize").asInt());
    assertEquals("gelu", prompts.get("activation").asText());
    assertEquals(4, prompts.get("depth").asInt());
  }

  @Test
  void existingOutputIsKeptUnlessForced() throws IOException {
    Path mine = Tiny.write(folder.resolve("model/notes.txt"), "mine");
    Path model = mine.getParent();
    assertRefused(convert("--out", model.toString()), "exists and is not empty", "--force");
    assertEquals(List.of("notes.txt"), names(model));
    Call forced = convert("--out", model.toString(), "--force");
    assertEquals(ExitCode.DONE, forced.exitCode(), forced.err());
    assertEquals(List.of("backbone.safetensors", "notes.txt", "prompts.safetensors"), names(model));

    Path file = Tiny.write(folder.resolve("a.safetensors"), "mine");
    Call refused = Call.program("model", "convert", Tiny.CHECKPOINT, "--out", file.toString());
    assertRefused(refused, "the output file exists", "--force");
    assertEquals("mine", Files.readString(file));
    assertRefused(convert("--out", file.toString(), "--force"), "not a folder", "");
    assertEquals("mine", Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--image-size=100   | the image size does not fit           | take 98",
        "--image-size=5     | the image size does not fit           | take 14",
        "--image-size=0     | the image size is out of range        | --image-size 518",
        "--prompt-depth=3   | the option contradicts the checkpoint | leave the option out",
        "--prompt-length=6  | the option contradicts the checkpoint | leave the option out",
        "--prompt-type=S    | the option contradicts the checkpoint | leave the option out",
        "--prompt-branch=L  | the option contradicts the checkpoint | leave the option out",
        "--activation=relu  | unknown value of activation           | expected values",
        "--type=int8        | invalid value for option '--type'     | --help",
      })
  void unusableSettingLeavesNothingBehind(String option, String what, String fix)
      throws IOException {
    assertRefused(convert("--out", folder.resolve("model").toString(), option), what, fix);
    assertEquals(List.of(), names(folder));
  }

  @Test
  void weightsThatDoNotFitLeaveNothingBehind() throws IOException {
    Path narrow = NarrowCheckpoint.write(folder.resolve("narrow.safetensors"));
    Call call =
        Call.program(
            "model",
            "convert",
            "--backbone",
            Tiny.HUGGING_FACE,
            "--checkpoint",
            narrow.toString(),
            "--out",
            folder.resolve("model").toString());
    assertRefused(call, "does not fit the backbone", "checkpoint made for");
    assertEquals(List.of("narrow.safetensors"), names(folder));
  }

  @Test
  void damagedBackboneLeavesNothingBehind() throws IOException {
    Path broken = folder.resolve("broken.safetensors");
    Call.program(
        "model", "convert", Tiny.HUGGING_FACE, "--type", "fp32", "--out", broken.toString());
    byte[] bytes = Files.readAllBytes(broken);
    // The last number of the file becomes an infinity; what comes before is sound.
    bytes[bytes.length - 1] = 0x7f;
    bytes[bytes.length - 2] = (byte) 0x80;
    bytes[bytes.length - 3] = 0;
    bytes[bytes.length - 4] = 0;
    Files.write(broken, bytes);
    Call call =
        Call.program(
            "model",
            "convert",
            "--backbone",
            broken.toString(),
            "--checkpoint",
            Tiny.CHECKPOINT,
            "--out",
            folder.resolve("model").toString());
    assertRefused(call, "a value that is not a finite number", "");
    assertEquals(List.of("broken.safetensors"), names(folder));
  }

  @Test
  void unclearWishIsRefused() {
    String out = folder.resolve("x.safetensors").toString();
    assertRefused(
        Call.program("model", "convert", "--out", out), "not clear what to convert", "example");
    assertRefused(
        Call.program("model", "convert", "--backbone", Tiny.HUGGING_FACE, "--out", out),
        "not clear what to convert",
        "example");
    assertRefused(convert("--out", out, Tiny.CHECKPOINT), "not clear what to convert", "example");
    assertRefused(
        Call.program(
            "model", "convert", Tiny.CHECKPOINT, "--out", folder.resolve("x.onnx").toString()),
        "names no weight format",
        "endings");
    assertRefused(
        Call.program(
            "model",
            "convert",
            Tiny.CHECKPOINT,
            "--out",
            folder.resolve("x.pth").toString(),
            "--image-size",
            "126"),
        "only a .safetensors file can state settings",
        ".safetensors");
    assertRefused(
        Call.program(
            "model", "convert", Golden.path("gaussian.safetensors").toString(), "--out", out),
        "error: ",
        "");
  }

  private Call convert(String... options) {
    List<String> args = new ArrayList<>(List.of("model", "convert"));
    args.addAll(Tiny.weights());
    return Call.program(args, options);
  }

  private JsonNode detected(String... model) {
    List<String> args =
        new ArrayList<>(List.of("detect", Tiny.image("hole.png"), "--json", "--save", "none"));
    args.addAll(List.of("--threads", "1", "--sentences", Tiny.fewSentences(folder).toString()));
    Call call = Call.program(args, model);
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    return call.json().get(0);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertRefused(Call call, String what, String fix) {
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertEquals("", call.out());
    assertTrue(call.err().contains(what), call.err());
    assertTrue(call.err().contains(fix), call.err());
  }
}
