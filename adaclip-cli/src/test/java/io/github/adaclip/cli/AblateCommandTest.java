package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblateCommandTest {
  @TempDir private Path folder;
  private Path plates;
  private Path discs;
  private Path out;

  @BeforeEach
  void draw() {
    plates = Plates.draw(folder.resolve("plates/plate"), 1, 2).getParent();
    discs = Plates.draw(folder.resolve("discs/disc"), 2, 2).getParent();
    out = folder.resolve("out");
  }

  /** Few sentences and one epoch on pictures of 56 pixels take a second for each training. */
  private List<String> ablate(String... more) {
    List<String> args = new ArrayList<>(List.of("ablate", "--data", "folder=" + plates));
    args.addAll(List.of("--out", out.toString(), "--threads", "1"));
    args.addAll(List.of("--image-size", "56", "--epochs", "1"));
    args.addAll(List.of("--sentences", Tiny.fewSentences(folder).toString()));
    args.addAll(List.of(more));
    return args;
  }

  private Call run(String... more) {
    List<String> args = ablate("--backbone", Tiny.HUGGING_FACE, "--test", "folder=" + discs);
    args.addAll(List.of(more));
    return Call.program(args);
  }

  private JsonNode report() throws IOException {
    return new ObjectMapper().readTree(out.resolve("ablation.json").toFile());
  }

  @Test
  void trainsAndMeasuresTheGridAndGoesOnWhereItWas() throws IOException {
    String[] grid = {"--grid", "prompt-type=none,S", "score=class,max-map"};
    Call call = run(grid);
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals("4 variants, 2 trainings, tested on discs", call.lines().get(0));
    assertTrue(call.lines().get(3).startsWith("prompt-type  score "), call.out());
    assertTrue(call.lines().get(4).startsWith("none         class "), call.out());
    assertTrue(call.err().contains("variant 1 of 4: prompt-type=none, score=class"), call.err());
    assertTrue(call.err().contains("epoch 1 of 1: 3 of 3 pictures"), call.err());
    assertTrue(call.err().contains("evaluate discs: 4 of 4 pictures"), call.err());
    assertTrue(call.err().contains(" left"), call.err());
    assertTrue(call.err().contains("report: " + out.resolve("ablation.html")), call.err());
    assertTrue(Files.exists(out.resolve("ablation.csv")));
    assertEquals("done", report().at("/cells/3/status").asText());

    List<String> more = new ArrayList<>(List.of(grid));
    more.add("--json");
    Call again = run(more.toArray(String[]::new));
    assertEquals(ExitCode.DONE, again.exitCode(), again.err());
    assertFalse(again.err().contains("epoch 1"), again.err());
    assertEquals(4, again.json().size());
    JsonNode last = again.json().get(3);
    assertEquals("max-map", last.at("/settings/score").asText());
    assertEquals(report().at("/cells/3/sets"), last.get("sets"));
    assertTrue(last.at("/sets/0/pixel/auroc").isNumber());
  }

  @Test
  void aVariantThatFailsIsNamedAndTheOthersAreDone() {
    Call call = run("--grid", "lr=0.001,1e30", "--json", "--one-at-a-time");
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.err());
    assertEquals(3, call.json().size());
    assertEquals("TRAINING_DIVERGED", call.json().get(2).at("/error/kind").asText());
    assertTrue(call.err().contains("error: the training diverged"), call.err());
    assertTrue(call.err().contains("fix"), call.err());
    Call all = run("--grid", "lr=1e30");
    assertEquals(ExitCode.UNUSABLE, all.exitCode());
    assertTrue(all.out().contains("error: lr 1.0E30 failed: the training diverged"), all.out());
  }

  @Test
  void anUnreadablePictureIsTold() {
    Tiny.write(discs.resolve("disc/test/good/9.png"), "no picture");
    Call call = run("--grid", "prompt-type=none");
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.err());
    assertTrue(call.out().contains("1 time a picture could not be read"), call.out());
    assertTrue(call.err().contains("error: the file is not a picture"), call.err());
  }

  @Test
  void aDryRunListsTheVariantsAndWritesNothing() {
    Call call = run("--grid", "prompt-type=none,S", "prompt-depth=1,2", "--dry-run");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(
        List.of(
            "prompt-type=none", "prompt-type=S, prompt-depth=1", "prompt-type=S, prompt-depth=2"),
        call.lines());
    assertTrue(call.err().contains("3 variants, 3 trainings"), call.err());
    assertTrue(call.err().contains("1 of the grid left out"), call.err());
    Call json = run("--grid", "seed=7", "--dry-run", "--json");
    assertEquals("7", json.json().get(0).at("/settings/seed").asText());
    assertFalse(Files.exists(out));
  }

  @Test
  void refusalsComeBeforeAnythingIsWritten() {
    Call key = run("--grid", "sede=1");
    assertEquals(ExitCode.UNUSABLE, key.exitCode());
    assertTrue(key.err().contains("did you mean seed?"), key.err());
    Call noTests = Call.program(ablate("--backbone", Tiny.HUGGING_FACE, "--grid", "seed=1"));
    assertEquals(ExitCode.UNUSABLE, noTests.exitCode());
    assertTrue(
        noTests.err().contains("there is nothing to measure the variants on"), noTests.err());
    Call noBackbone = Call.program(ablate("--test", "folder=" + discs, "--grid", "seed=1"));
    assertTrue(noBackbone.err().contains("error: no backbone is named"), noBackbone.err());
    Call backbone =
        Call.program(
            ablate("--test", "folder=" + discs, "--grid", "backbone=ViT-B-61", "--offline"));
    assertTrue(backbone.err().contains("did you mean ViT-B-16?"), backbone.err());
    Call noGrid = run();
    assertEquals(ExitCode.UNUSABLE, noGrid.exitCode());
    assertTrue(noGrid.err().contains("--grid"), noGrid.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void classesOfTheTestSetThatAreTrainedOnAreTold() {
    Call call =
        Call.program(
            ablate(
                "--backbone",
                Tiny.HUGGING_FACE,
                "--validate",
                "folder=" + discs,
                "--test",
                "folder=" + plates,
                "--grid",
                "prompt-type=none",
                "--dry-run"));
    assertTrue(
        call.err()
            .contains(
                "classes of the test set are trained on, so it says less about new ones: plate"),
        call.err());
  }

  @Test
  void timeIsToldInWords() {
    assertEquals("119 s", AblationClock.words(119));
    assertEquals("12 min", AblationClock.words(12 * 60 + 5));
    assertEquals("3.5 h", AblationClock.words(3.5 * 3600));
  }
}
