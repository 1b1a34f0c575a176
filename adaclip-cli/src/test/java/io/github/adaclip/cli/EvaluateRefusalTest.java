package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateRefusalTest {
  @TempDir private Path folder;

  private Path nuts;

  @BeforeEach
  void draw() {
    nuts = Plates.draw(folder.resolve("data/nuts/nut"), 1, 1).getParent();
  }

  private void assertRefused(Call call, String what, String fix) {
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().startsWith("error: " + what), call.err());
    assertTrue(call.err().contains(fix), call.err());
    assertFalse(call.err().contains("\tat "), call.err());
    assertFalse(Files.exists(folder.resolve("results")), "nothing may be left behind");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--method=paddim          | unknown value of method              | expected values",
        "--bootstrap=0            | the number of resamples is too small | --bootstrap 1000",
        "--save=mask              | a mask needs a threshold             | --pixel-threshold",
        "--masks=nowhere          | there is no such mask folder         | one with a folder per class",
        "--data-root=x            | --data-root goes with                | --protocol paper",
        "--protocol=mine          | there is no protocol of that name    | --protocol paper",
        "--protocol=paper         | the paper's protocol takes its sets  | --data-root DIR",
        "--trained-on=mvtec       | what a checkpoint was trained on     | prompts.pth=mvtec",
        "--trained-on=x.pth=mvtec | no checkpoint of that name is used   | --checkpoint",
        "--trained-on=tiny_adaclip.pth=mvtek | there is no data set      | did you mean mvtec?",
      })
  void optionIsRefusedWithItsMessage(String option, String what, String fix) {
    assertRefused(
        Call.program(Tiny.evaluate(folder), "--data", "folder=" + nuts, option), what, fix);
  }

  @Test
  void withoutDataIsRefused() {
    assertRefused(Call.program(Tiny.evaluate(folder)), "no data set is named", "--data NAME=DIR");
  }

  @Test
  void oneClassNameForSeveralSetsIsRefused() {
    assertRefused(
        Call.program(
            Tiny.evaluate(folder),
            "--class-name",
            "nut",
            "--data",
            "folder=" + nuts,
            "--data",
            "folder=" + nuts.resolve("nut")),
        "one class name was given for several data sets",
        "classes.json");
  }

  @Test
  void masksWithTheProtocolAreRefused() {
    assertRefused(
        Call.program(
            Tiny.evaluate(folder),
            "--protocol",
            "paper",
            "--data-root",
            folder.toString(),
            "--masks",
            "m"),
        "--masks and --class-name do not go with the paper's protocol",
        "leave them out");
  }

  @Test
  void picturesWithoutLabelsAreRefusedBeforeTheModelIsLoaded() {
    assertRefused(
        Call.program(
            "evaluate",
            "--backbone",
            "nowhere.pt",
            "--checkpoint",
            "nowhere.pth",
            "--out",
            folder.resolve("results").toString(),
            "--data",
            "plain=" + nuts),
        "the pictures have no labels",
        "adaclip detect");
  }

  @Test
  void indexThatNamesMissingFilesIsRefused() {
    Tiny.write(
        folder.resolve("index/meta.json"),
        "{\"train\": {}, \"test\": {\"nut\": [{\"img_path\": \"gone.png\", \"mask_path\": \"\","
            + " \"cls_name\": \"nut\", \"specie_name\": \"\", \"anomaly\": 0}]}}");
    assertRefused(
        Call.program(Tiny.evaluate(folder), "--data", "meta=" + folder.resolve("index")),
        "the index names 1 file that is not there",
        "gone.png");
  }

  @Test
  void resultsAmongTheDataAreRefused() {
    Call call =
        Call.program(Tiny.evaluate(folder), "--data", "folder=" + nuts, "--out", nuts.toString());
    assertRefused(call, "results would be mixed with the pictures", "another folder");
  }

  @Test
  void modelWithoutCheckpointIsRefusedUnlessTheMethodNeedsNone() {
    Call call =
        Call.program(
            "evaluate",
            "--backbone",
            Tiny.HUGGING_FACE,
            "--method",
            "clip,adaclip",
            "--out",
            folder.resolve("results").toString(),
            "--data",
            "folder=" + nuts);
    assertRefused(call, "a model needs a backbone and a checkpoint", "give the other one too");
  }
}
