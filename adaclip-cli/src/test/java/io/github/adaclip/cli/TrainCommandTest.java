package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir private Path folder;
  private Path data;
  private Path out;

  @BeforeEach
  void draw() {
    data = Plates.draw(folder.resolve("plate"), 2, 2);
    out = folder.resolve("prompts.safetensors");
  }

  /** Few sentences and one epoch on pictures of 56 pixels take seconds. */
  private List<String> train(String... more) {
    List<String> args = new ArrayList<>(List.of("train", "--data", "folder=" + data));
    args.addAll(List.of("--backbone", Tiny.HUGGING_FACE, "--out", out.toString()));
    args.addAll(List.of("--threads", "1", "--image-size", "56", "--epochs", "1"));
    args.addAll(List.of("--sentences", Tiny.fewSentences(folder).toString()));
    args.addAll(List.of(more));
    return args;
  }

  @Test
  void trainsValidatesAndIsUsedByDetect() {
    Path other = Plates.draw(folder.resolve("disc"), 1, 2);
    Call call =
        Call.program(
            train(
                "--validate", "folder=" + other,
                "--prompt-type", "S",
                "--prompt-branch", "V",
                "--prompt-depth", "2",
                "--prompt-length", "3"));
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(List.of(out.toString()), call.lines());
    assertTrue(call.err().contains("epoch 1 of 1: 4 of 4 pictures"), call.err());
    assertTrue(call.err().contains("pixel max-F1"), call.err());
    assertTrue(call.err().contains("the best on folder"), call.err());
    try (PromptCheckpoint checkpoint = PromptCheckpoint.open(out)) {
      assertEquals(
          Optional.of(new PromptSettings(PromptType.STATIC, PromptBranch.VISION, 2, 3)),
          checkpoint.settings());
    }
    Call detect =
        Call.program(
            "detect",
            "--backbone",
            Tiny.HUGGING_FACE,
            "--checkpoint",
            out.toString(),
            "--save",
            "none",
            "--threads",
            "1",
            data.resolve("test/good/0.png").toString());
    assertEquals(ExitCode.DONE, detect.exitCode(), detect.err());
  }

  @Test
  void jsonTellsTheResultAndResumeGoesOn() {
    assertEquals(ExitCode.DONE, Call.program(train("--quiet")).exitCode());
    Call again = Call.program(train());
    assertEquals(ExitCode.UNUSABLE, again.exitCode());
    assertTrue(again.err().contains("pass --resume to go on with it, or --force"), again.err());
    Call resumed = Call.program(train("--resume", "--epochs", "2", "--json"));
    assertEquals(ExitCode.DONE, resumed.exitCode(), resumed.err());
    assertEquals(1, resumed.json().size());
    JsonNode line = resumed.json().get(0);
    assertEquals(out.toString(), line.get("checkpoint").asText());
    assertEquals(2, line.get("epoch").asInt());
    assertEquals(8, line.get("updates").asInt());
    assertTrue(resumed.err().contains("going on in epoch 2 after 0 pictures"), resumed.err());
  }

  @Test
  void anUnreadablePictureIsNamedAndTheRestIsLearnt() throws IOException {
    Path bad = data.resolve("test/good/0.png");
    Files.writeString(bad, "no picture");
    Call call = Call.program(train("--json"));
    assertEquals(ExitCode.PARTLY_FAILED, call.exitCode(), call.err());
    assertTrue(call.err().contains(bad.toString()), call.err());
    assertEquals(2, call.json().size());
    assertEquals(bad.toString(), call.json().get(0).get("image").asText());
    assertEquals("UNREADABLE_IMAGE", call.json().get(0).at("/error/kind").asText());
    assertTrue(Files.exists(out));
  }

  @Test
  void nothingReadableIsRefusedAndLeavesNoCheckpoint() throws IOException {
    for (String name : List.of("good/0", "good/1", "spot/0", "spot/1")) {
      Files.writeString(data.resolve("test/" + name + ".png"), "no picture");
    }
    Call call = Call.program(train());
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().contains("no picture of the training data could be read"), call.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void normalPicturesAloneAreRefused() {
    data = Plates.draw(folder.resolve("perfect"), 2, 0);
    refused("no picture of the training data is anomalous", train());
  }

  @Test
  void picturesWithoutLabelsAreRefused() {
    List<String> args = train();
    args.set(2, "plain=" + data.resolve("test/good"));
    refused("the data set has no labels, so nothing can be learnt from it", args);
  }

  @Test
  void anIndexThatNamesMissingFilesIsRefused() throws IOException {
    Path csv = folder.resolve("data.csv");
    Files.writeString(
        csv,
        "image,mask,class,label\n"
            + "plate/test/spot/0.png,plate/ground_truth/spot/none.png,plate,anomalous\n");
    List<String> args = train();
    args.set(2, "csv=" + csv);
    refused("missing", args);
  }

  @Test
  void contradictingAndSenselessOptionsAreRefused() {
    refused("--resume and --force exclude each other", train("--resume", "--force"));
    refused(
        "--class-name does not say which data set it is for",
        train("--class-name", "plate", "--validate", "folder=" + data));
    refused("the learning rate is out of range", train("--lr", "0"));
    refused("the batch size is out of range", train("--batch-size", "0"));
    refused("unknown form of the dice loss", train("--dice", "columns"));
    refused("the image size does not fit the backbone's patches", train("--image-size", "57"));
    refused("the interval of saving is out of range", train("--save-minutes", "-1"));
    assertFalse(Files.exists(out));
  }

  private static void refused(String message, List<String> args) {
    Call call = Call.program(args);
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().contains(message), call.err());
    assertFalse(call.err().contains("\tat "), call.err());
  }
}
