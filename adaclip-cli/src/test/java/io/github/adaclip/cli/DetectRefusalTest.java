package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectRefusalTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--save=mask                | a mask needs a threshold           | --pixel-threshold",
        "--save=none,map            | --save none goes with nothing else | 'none'",
        "--save=everything          | invalid value for option '--save'  | --help",
        "--map-format=gif           | invalid value for option '--map-f  | --help",
        "--class-nam=x              | unknown option --class-nam         | did you mean --class-name?",
        "--threshold=50             | the threshold is out of range      | --threshold 0.5",
        "--pixel-threshold=NaN      | the threshold is out of range      | --pixel-threshold 0.5",
        "--prompt-depth=-3          | unusable value of --prompt-depth   | expected values",
        "--prompt-depth=1           | the prompt options are incomplete  | give all four",
        "--prompt-type=XY           | unusable value of --prompt-type    | expected values",
        "--prompt-branch=V          | the prompt options are incomplete  | give all four",
        "--prompt-type=none         | an option contradicts the checkpo  | leave the option out",
        "--activation=relu          | unknown value of activation        | expected values",
        "--method=clp              | unknown value of method            | expected values",
        "--fusion=mine              | unknown value of fusion            | expected values",
        "--batch-size=0             | the batch size is out of range     | in that range",
        "--sigma=-1                 | the sigma is out of range          | in that range",
        "--device=cuda              | the CUDA device cannot be used     | leave --device out",
        "--runtime=onyx             | there is no runtime of that name   | name another one",
        "--class-name=              | the class name is empty            | metal nut",
        "--model=nix                | two models are named               | leave one of them out",
      })
  void optionIsRefusedWithItsMessage(String option, String what, String fix) {
    assertRefused(Call.program(Tiny.detect(folder), Tiny.image("hole.png"), option), what, fix);
  }

  @Test
  void classNameLongerThanTheContextIsRefused() {
    Call call =
        Call.program(
            Tiny.detect(folder), Tiny.image("hole.png"), "--class-name", "word ".repeat(100));
    assertRefused(call, "the class name does not fit", "shorten the class name");
    assertTrue(call.err().contains("at most 75 tokens"), call.err());
  }

  @Test
  void imageSizeThatDoesNotFitNamesTheNearest() {
    List<String> args = new ArrayList<>(List.of("detect", Tiny.image("hole.png")));
    args.addAll(Tiny.weights());
    Call call = Call.program(args, "--image-size", "100", "--out", results().toString());
    assertRefused(call, "the image size does not fit", "--image-size 98");
    assertTrue(call.err().contains("98 and 112"), call.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--backbone     | a model needs a backbone and a checkpoint | the other one",
        "--checkpoint   | a model needs a backbone and a checkpoint | the other one",
        "--model        | the folder is not a model | adaclip model convert",
      })
  void halfAModelIsRefused(String option, String what, String fix) {
    assertRefused(
        Call.program(
            "detect",
            Tiny.image("hole.png"),
            "--out",
            results().toString(),
            option,
            Tiny.HUGGING_FACE),
        what,
        fix);
  }

  @Test
  void methodWithoutPromptsNeedsABackbone() {
    Call call =
        Call.program(
            "detect",
            Tiny.image("hole.png"),
            "--method",
            "winclip",
            "--checkpoint",
            Tiny.CHECKPOINT,
            "--out",
            results().toString());
    assertRefused(call, "only --checkpoint", "the other one");
  }

  @Test
  void pictureSmallerThanWinClipsWindowsIsRefused() {
    Call call =
        Call.program(
            "detect",
            Tiny.image("hole.png"),
            "--method",
            "winclip",
            "--backbone",
            Tiny.HUGGING_FACE,
            "--image-size",
            "28",
            "--out",
            results().toString());
    assertRefused(call, "too few patches for WinCLIP's windows", "--image-size 42");
  }

  @Test
  void resultsAmongThePicturesAreRefused() throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    Files.copy(Path.of(Tiny.image("hole.png")), pictures.resolve("hole.png"));
    assertRefused(
        Call.program(Tiny.detect(folder), pictures.toString(), "--out", pictures.toString()),
        "results would be mixed with the pictures",
        "name another folder");
  }

  @Test
  void mistypedModelGetsTheNearestName() {
    assertRefused(withBackbone("Vit-L-14-33"), "no model of that name", "ViT-L-14-336");
  }

  @Test
  void modelThatIsNotDownloadedSaysHow() {
    assertRefused(
        withBackbone("ViT-B-32"),
        "the model has not been downloaded yet",
        "adaclip model pull ViT-B-32");
  }

  @Test
  void weightsGivenTheWrongWayRoundSaySo() {
    Call call =
        Call.program(
            "detect",
            Tiny.image("hole.png"),
            "--backbone",
            Tiny.CHECKPOINT,
            "--checkpoint",
            Tiny.TORCH_SCRIPT);
    assertRefused(call, "the file holds AdaCLIP prompts, not a CLIP backbone", "as --checkpoint");
  }

  @Test
  void emptyWeightsAreRefused() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.pt"));
    assertRefused(withBackbone(empty.toString()), "the weight file is empty", "download");
  }

  @Test
  void checkpointOfAnotherWidthIsRefused() {
    Path narrow = NarrowCheckpoint.write(folder.resolve("narrow.safetensors"));
    Call call =
        Call.program(
            "detect",
            Tiny.image("hole.png"),
            "--backbone",
            Tiny.HUGGING_FACE,
            "--checkpoint",
            narrow.toString(),
            "--out",
            results().toString());
    assertRefused(call, "does not fit the backbone", "checkpoint made for");
  }

  @Test
  void folderWithoutPicturesIsRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("nothing"));
    assertRefused(
        Call.program(Tiny.detect(folder), empty.toString()),
        "the folder holds no pictures",
        "name another folder");
  }

  @Test
  void fileInThePlaceOfTheOutputFolderIsRefused() throws IOException {
    Files.writeString(results(), "mine");
    assertEquals(
        ExitCode.UNUSABLE, Call.program(Tiny.detect(folder), Tiny.image("hole.png")).exitCode());
    assertEquals("mine", Files.readString(results()));
  }

  @Test
  void missingArgumentIsWrongUsage() {
    assertRefused(Call.program("detect"), "missing required parameter", "adaclip detect --help");
  }

  @Test
  void helpHasAnExampleForEveryCommand() {
    for (List<String> command :
        List.of(
            List.of("demo"),
            List.of("detect"),
            List.of("bench"),
            List.of("pretrain"),
            List.of("model"),
            List.of("model", "list"),
            List.of("model", "pull"),
            List.of("model", "info"),
            List.of("model", "verify"),
            List.of("model", "convert"),
            List.of("model", "parity"))) {
      Call call = Call.program(command, "--help");
      assertEquals(ExitCode.DONE, call.exitCode(), command.toString());
      assertTrue(call.out().contains("Example"), call.out());
      assertTrue(call.out().contains("  adaclip " + String.join(" ", command)), call.out());
      assertEquals("", call.err());
    }
  }

  private Call withBackbone(String backbone) {
    return Call.program(
        "detect",
        Tiny.image("hole.png"),
        "--backbone",
        backbone,
        "--checkpoint",
        Golden.path("tiny_adaclip.pth").toString(),
        "--out",
        results().toString(),
        "--cache-dir",
        folder.resolve("cache").toString());
  }

  private Path results() {
    return folder.resolve("results");
  }

  private void assertRefused(Call call, String what, String fix) {
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertEquals("", call.out());
    assertTrue(call.err().contains("error: "), call.err());
    assertTrue(call.err().contains(what), call.err());
    assertTrue(call.err().contains(fix), call.err());
    assertFalse(call.err().contains("\tat "), call.err());
    assertTrue(Files.notExists(results()), "nothing is left behind");
  }
}
