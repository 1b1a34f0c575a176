package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  private static final int PICTURES = 8;

  @TempDir private Path folder;

  @Test
  void builtInModelNeedsNothing() throws IOException {
    List<String> args = List.of("demo", "--out", out().toString(), "--threads", "1");
    Call call = Call.program(args, "--sentences", Tiny.fewSentences(folder).toString());
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(PICTURES, call.lines().size(), call.out());
    assertEquals(1, call.err().lines().filter(line -> line.startsWith("note: ")).count());
    assertEquals(2 * PICTURES + 1, names().size(), names().toString());
    assertTrue(names().contains("demo.png"));
  }

  @Test
  void linesSheetAndNextStepsBelongToTheFiles() throws IOException {
    Call call = demo();
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    int damaged = 0;
    for (String line : call.lines()) {
      assertTrue(line.matches("[01]\\.\\d{4}  \\S.*  (normal|damaged \\(\\S.*\\)) .*\\.png"), line);
      Path picture = Path.of(line.substring(line.lastIndexOf("  ") + 2));
      assertEquals(384, ImageIO.read(picture.toFile()).getWidth(), line);
      damaged += line.contains("damaged") ? 1 : 0;
    }
    assertEquals(PICTURES - 2, damaged, "two are flawless");
    var sheet = ImageIO.read(out().resolve("demo.png").toFile());
    assertTrue(sheet.getWidth() > sheet.getHeight(), "fits a screen");
    assertTrue(call.err().contains("sheet: " + out().resolve("demo.png")), call.err());
    assertFalse(call.err().contains("built-in"), "another model was named");
    assertTrue(call.err().contains("adaclip model list"), call.err());
  }

  @Test
  void theFirstThingToTryWorksAsPrinted() {
    Call demo = demo();
    String line =
        demo.err().lines().filter(each -> each.startsWith("  adaclip detect ")).findFirst().get();
    assertFalse(line.contains("\""), "nothing to unquote in " + line);
    List<String> typed = new ArrayList<>(List.of(line.strip().split(" ")));
    typed.remove("adaclip");
    Call detect = Call.program(typed, options("--save", "none"));
    assertEquals(ExitCode.DONE, detect.exitCode(), detect.err());
    String score = detect.lines().get(0).substring(0, 6);
    assertTrue(demo.lines().get(0).startsWith(score), "the file has the score of the demo");
  }

  @Test
  void jsonIsThatOfDetect() {
    List<JsonNode> lines = demo("--json").json();
    assertEquals(PICTURES, lines.size());
    for (JsonNode line : lines) {
      assertTrue(Files.exists(Path.of(line.get("image").asText())), line.toString());
      assertTrue(Files.exists(Path.of(line.at("/files/overlay").asText())), line.toString());
      assertTrue(line.get("score").isNumber());
      assertEquals("tiny_adaclip.pth", line.at("/model/name").asText());
    }
  }

  @Test
  void quietTellsResultsOnly() {
    Call call = demo("--quiet");
    assertEquals(PICTURES, call.lines().size());
    assertEquals("", call.err());
  }

  @Test
  void anEarlierDemoIsReplacedAndOtherFilesAreNot() throws IOException {
    assertEquals(ExitCode.DONE, demo().exitCode());
    byte[] sheet = Files.readAllBytes(out().resolve("demo.png"));
    Files.writeString(out().resolve("demo.png"), "old");
    assertEquals(ExitCode.DONE, demo().exitCode());
    assertTrue(java.util.Arrays.equals(sheet, Files.readAllBytes(out().resolve("demo.png"))));

    Files.writeString(out().resolve("notes.txt"), "mine");
    Call refused = demo();
    assertEquals(ExitCode.UNUSABLE, refused.exitCode());
    assertTrue(refused.err().contains("error: the folder holds other files"), refused.err());
    assertTrue(refused.err().contains("--force"), refused.err());
    assertEquals("", refused.out());

    assertEquals(ExitCode.DONE, demo("--force").exitCode());
    assertEquals("mine", Files.readString(out().resolve("notes.txt")));
  }

  @Test
  void nothingStaysBehindOfADemoThatFails() {
    Call call = demo("--image-size", "100");
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains("the image size does not fit"), call.err());
    assertTrue(Files.notExists(out()));
  }

  @Test
  void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
    Files.writeString(out(), "mine");
    Call call = demo();
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertEquals("mine", Files.readString(out()));
  }

  private Call demo(String... more) {
    List<String> args = new ArrayList<>(List.of("demo", "--out", out().toString()));
    args.addAll(Tiny.weights());
    return Call.program(args, options(more));
  }

  /** What makes the tiny model fast. */
  private String[] options(String... more) {
    return Stream.concat(
            Stream.of(
                "--threads",
                "1",
                "--image-size",
                "56",
                "--sentences",
                Tiny.fewSentences(folder).toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private Path out() {
    return folder.resolve("results");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
