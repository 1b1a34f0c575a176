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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatePaperTest {
  @TempDir private Path folder;

  /** MVTec, VisA and BrainMRI, one class each, two pictures of each kind. */
  private Path sets() {
    Path root = folder.resolve("sets");
    Plates.draw(root.resolve("mvtec/bottle"), 2, 2);
    Plates.draw(root.resolve("VisA/candle"), 2, 2);
    for (int number = 0; number < 2; number++) {
      Plates.write(root.resolve("brain_mri/no/" + number + ".png"), Plates.picture(number, false));
      Plates.write(root.resolve("brain_mri/yes/" + number + ".png"), Plates.picture(9, true));
    }
    return root;
  }

  private Call evaluate(List<String> checkpoints, String... more) {
    List<String> args = new ArrayList<>(List.of("evaluate", "--protocol", "paper"));
    args.addAll(List.of("--backbone", Tiny.HUGGING_FACE, "--threads", "1", "--image-size", "42"));
    args.addAll(List.of("--sentences", Tiny.fewSentences(folder).toString()));
    args.addAll(List.of("--out", folder.resolve("results").toString()));
    checkpoints.forEach(name -> args.addAll(List.of("--checkpoint", checkpoint(name))));
    return Call.program(args, more);
  }

  private String checkpoint(String name) {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      Tiny.copy("tiny_adaclip.pth", file);
    }
    return file.toString();
  }

  private JsonNode summary() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("results/summary.json").toFile());
  }

  private static JsonNode set(JsonNode summary, String name) {
    for (JsonNode set : summary.get("sets")) {
      if (set.get("name").asText().equals(name)) {
        return set;
      }
    }
    throw new AssertionError("no set " + name);
  }

  @Test
  void eachSetIsMeasuredWithTheCheckpointThatHasNotSeenIt() throws IOException {
    Tiny.write(
        folder.resolve("second.pth.training.json"),
        "{\"data\": [{\"name\": \"visa\"}, {\"name\": \"clinicdb\"}]}");
    Call call =
        evaluate(
            List.of("first.pth", "second.pth"),
            "--data-root",
            sets().toString(),
            "--trained-on",
            "first.pth=mvtec,colondb");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals("second.pth", set(summary(), "MVTec AD").get("checkpoint").asText());
    assertEquals("first.pth", set(summary(), "VisA").get("checkpoint").asText());
    assertEquals("first.pth", set(summary(), "BrainMRI").get("checkpoint").asText());
    assertFalse(set(summary(), "MVTec AD").get("trainedOn").asBoolean());
    assertTrue(set(summary(), "TN3K").at("/measured/pixel/auroc").isNull());
    assertEquals(77.2, set(summary(), "TN3K").at("/published/pixel/auroc").asDouble(), 1e-9);
    assertEquals(11, summary().get("missing").size());
    assertTrue(call.err().contains("note: skipped, for they are not in "), call.err());
    assertTrue(call.out().contains("industrial mean (2 of 7)"), call.out());
    assertTrue(call.out().contains("medical mean (1 of 3)"), call.out());
    assertTrue(Files.exists(folder.resolve("results/brain_mri/report.html")));
    assertTrue(Files.exists(folder.resolve("results/summary.html")));
  }

  @Test
  void oneCheckpointMeasuresAllAndWhatItHasSeenIsFlagged() throws IOException {
    Call call =
        evaluate(
            List.of("first.pth"),
            "--data-root",
            sets().toString(),
            "--trained-on",
            "first.pth=mvtec,colondb");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(set(summary(), "MVTec AD").get("trainedOn").asBoolean());
    assertFalse(set(summary(), "VisA").get("trainedOn").asBoolean());
    assertTrue(call.out().contains("MVTec AD *"), call.out());
    assertTrue(call.out().contains("industrial mean (1 of 7)"), call.out());
  }

  @Test
  void methodsWithoutPromptsNeedNoCheckpoint() throws IOException {
    Call call = evaluate(List.of(), "--data-root", sets().toString(), "--method", "clip");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals("clip", set(summary(), "VisA").get("method").asText());
  }

  @Test
  void unknownTrainingDataIsRefused() {
    Call call = evaluate(List.of("first.pth"), "--data-root", sets().toString());
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(
        call.err().startsWith("error: it is not known what the checkpoint was trained on"),
        call.err());
    assertTrue(call.err().contains("pass --trained-on first.pth=mvtec,colondb"), call.err());
    assertFalse(Files.exists(folder.resolve("results")));
  }

  @Test
  void rootWithoutSetsIsRefused() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty/other")).getParent();
    Call call = evaluate(List.of("first.pth"), "--data-root", empty.toString());
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().startsWith("error: none of the paper's sets is there"), call.err());
    assertTrue(call.err().contains("found     other"), call.err());
    Call missing =
        evaluate(List.of("first.pth"), "--data-root", folder.resolve("nowhere").toString());
    assertTrue(
        missing.err().startsWith("error: the folder of the sets cannot be read"), missing.err());
  }
}
