package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir private Path folder;

  private Path nuts;

  @BeforeEach
  void draw() {
    nuts = Plates.draw(folder.resolve("data/nuts/nut"), 2, 2).getParent();
  }

  private Call evaluate(String... more) {
    return Call.program(Tiny.evaluate(folder), more);
  }

  private JsonNode report(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("results").resolve(name).toFile());
  }

  @Test
  void tableOnTheTerminalAndReportsInTheFolder() throws IOException {
    Call call = evaluate("--data", "folder=" + nuts);
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals("nuts: folder=" + nuts, call.lines().get(0));
    assertTrue(call.lines().get(1).startsWith("adaclip, ViT 8x192/14 @56 at 42 pixels, tiny"));
    assertTrue(call.out().contains("\nnut           4          2 "), call.out());
    assertTrue(call.err().contains("evaluate nuts: 4 of 4 pictures"), call.err());
    assertTrue(call.err().contains("report: " + folder.resolve("results/report.html")), call.err());
    try (var files = Files.list(folder.resolve("results"))) {
      assertEquals(
          List.of("curves.csv", "report.csv", "report.html", "report.json", "scores.csv"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
    assertEquals("nut", report("report.json").at("/classes/0/name").asText());
  }

  @Test
  void jsonPrintsTheReportAndNothingElse() throws IOException {
    Call call = evaluate("--data", "folder=" + nuts, "--json", "--bootstrap", "10");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(1, call.json().size());
    assertEquals(report("report.json"), call.json().get(0));
    assertEquals(10, call.json().get(0).at("/classes/0/intervals/resamples").asInt());
  }

  @Test
  void onePictureThatCannotBeReadIsNamedAndTheRestIsDone() throws IOException {
    Path broken = Tiny.write(nuts.resolve("nut/test/good/9.png"), "no picture");
    Call call = evaluate("--data", "folder=" + nuts, "--json");
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.err());
    assertEquals(broken.toString(), call.json().get(0).get("image").asText());
    assertEquals("UNREADABLE_IMAGE", call.json().get(0).at("/error/kind").asText());
    assertEquals(1, call.json().get(1).at("/classes/0/failed").asInt());
    assertTrue(call.err().contains("error: the file is not a picture"), call.err());
  }

  @Test
  void noPictureThatCanBeReadLeavesNothing() {
    for (String name : List.of("good/0", "good/1", "spot/0", "spot/1")) {
      Tiny.write(nuts.resolve("nut/test/" + name + ".png"), "no picture");
    }
    Call call = evaluate("--data", "folder=" + nuts);
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains("error: no picture of the data set could be used"), call.err());
    assertFalse(Files.exists(folder.resolve("results")));
  }

  @Test
  void severalSetsHaveAFolderEachAndASummary() throws IOException {
    Path bolts = Plates.draw(folder.resolve("data/bolts/bolt"), 2, 2).getParent();
    Call call =
        evaluate(
            "--data",
            "folder=" + nuts,
            "--data",
            "folder=" + bolts,
            "--data",
            "folder=" + bolts.resolve("bolt"));
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals("bolt", report("bolts/report.json").at("/classes/0/name").asText());
    assertTrue(Files.exists(folder.resolve("results/bolt/report.html")));
    JsonNode summary = report("summary.json");
    assertEquals(3, summary.get("sets").size());
    assertEquals("nuts", summary.at("/sets/0/folder").asText());
    assertTrue(call.out().contains("mean (3)"), call.out());
    assertTrue(Files.exists(folder.resolve("results/summary.csv")));
    assertTrue(Files.exists(folder.resolve("results/summary.html")));
  }

  @Test
  void setsOfOneNameGetDifferentFolders() {
    Path other = Plates.draw(folder.resolve("more/nuts/nut"), 1, 1).getParent();
    Call call = evaluate("--data", "folder=" + nuts, "--data", "folder=" + other);
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(Files.exists(folder.resolve("results/nuts/report.html")));
    assertTrue(Files.exists(folder.resolve("results/nuts-2/report.html")));
  }

  @Test
  void ownSetThatIsCalledAsAPublishedOneGetsAFolderOfItsOwn() {
    Path published = folder.resolve("published");
    Plates.draw(published.resolve("bottle"), 1, 1);
    Path own = Plates.draw(folder.resolve("own/mvtec/nut"), 1, 1).getParent();
    Call call = evaluate("--data", "mvtec=" + published, "--data", "folder=" + own);
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(Files.exists(folder.resolve("results/mvtec/report.html")));
    assertTrue(Files.exists(folder.resolve("results/mvtec-2/report.html")));
  }

  @Test
  void severalMethodsShareATable() throws IOException {
    Call call = evaluate("--data", "folder=" + nuts, "--method", "adaclip,clip,winclip");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    for (String method : List.of("adaclip", "clip   ", "winclip")) {
      assertTrue(call.out().contains("\nnut    " + method + " "), call.out());
    }
    JsonNode report = report("report.json");
    assertEquals("winclip", report.at("/comparison/1/protocol/method").asText());
    assertEquals(report.at("/examples/0/image"), report.at("/comparison/0/examples/0/image"));
  }

  @Test
  void methodsWithoutPromptsNeedNoCheckpoint() throws IOException {
    Call call =
        Call.program(
            List.of(
                "evaluate",
                "--backbone",
                Tiny.HUGGING_FACE,
                "--image-size",
                "42",
                "--threads",
                "1",
                "--method",
                "clip",
                "--out",
                folder.resolve("results").toString(),
                "--data",
                "folder=" + nuts));
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals("clip", report("report.json").at("/protocol/method").asText());
  }

  @Test
  void filesOfEveryPictureOnRequest() {
    Call call =
        evaluate(
            "--data",
            "folder=" + nuts,
            "--save",
            "map,overlay,mask",
            "--map-format",
            "npy",
            "--pixel-threshold",
            "0.5");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    Path pictures = folder.resolve("results/pictures/nut/test");
    assertTrue(Files.exists(pictures.resolve("good/0_map.npy")));
    assertTrue(Files.exists(pictures.resolve("spot/1_overlay.png")));
    assertTrue(Files.exists(pictures.resolve("spot/1_mask.png")));
  }

  @Test
  void masksAndClassNameAreThoseOfTheUser() throws IOException {
    Files.move(nuts.resolve("nut/ground_truth"), nuts.resolve("nut/refined"));
    Call call =
        evaluate("--data", "folder=" + nuts, "--masks", "refined", "--class-name", "metal nut");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals("metal nut", report("report.json").at("/classes/0/name").asText());
    assertTrue(report("report.json").at("/classes/0/pixel/auroc").isNumber());
  }

  @Test
  void setThatTheModelHasSeenIsFlagged() throws IOException {
    Plates.draw(folder.resolve("mvtec/bottle"), 2, 2);
    Call call =
        evaluate(
            "--data",
            "mvtec=" + folder.resolve("mvtec"),
            "--trained-on",
            "tiny_adaclip.pth=mvtec,colondb");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(call.out().contains("note: the model was trained on this set"), call.out());
    assertTrue(call.out().contains("94.4"), "the paper's figure of the bottles: " + call.out());
    assertTrue(report("report.json").get("trainedOn").asBoolean());
    String html = Files.readString(folder.resolve("results/report.html"), StandardCharsets.UTF_8);
    assertTrue(html.contains("these are no zero-shot figures"), "the page must say so");
  }

  @Test
  void helpShowsExamples() {
    Call call = Call.program("evaluate", "--help");
    assertEquals(ExitCode.DONE, call.exitCode());
    assertTrue(call.out().contains("adaclip evaluate --protocol paper"), call.out());
  }
}
