package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataCommandTest {
  @TempDir private Path root;

  @BeforeEach
  void smallSet() throws IOException {
    picture("part/test/good/1.png", 10);
    picture("part/test/hole/2.png", 20);
    picture("part/ground_truth/hole/2_mask.png", 255);
    picture("part/refined/hole/2_mask.png", 0);
  }

  private void picture(String name, int value) throws IOException {
    BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(1, 1, 0, value);
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  private String set() {
    return "folder=" + root;
  }

  @Test
  void checkOfASoundSet() {
    Call call = Call.program("data", "check", set());
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(
        List.of(
            set(),
            "pictures  2, 4 x 3 pixels",
            "levels    image, pixel",
            "",
            "class                train normal train anomalous test normal test anomalous  without"
                + " mask",
            "part                            0               0           1              1         "
                + "    0",
            "",
            "errors 0, warnings 0"),
        call.lines());
  }

  @Test
  void checkTellsFindingsWithTheirFix() {
    Call call = Call.program("data", "check", set(), "--masks", "refined");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(
        call.out().contains("warning: the mask of an anomalous picture marks no pixel"),
        call.out());
    assertTrue(call.out().contains("  fix       draw the defect"), call.out());
    assertTrue(call.out().contains("errors 0, warnings 1"), call.out());
  }

  @Test
  void checkWithUnusablePicturesEndsWithThreeOrTwo() throws IOException {
    Path first = root.resolve("part/test/good/1.png");
    Files.write(first, "no picture".getBytes(StandardCharsets.UTF_8));
    Call some = Call.program("data", "check", set(), "--json");
    assertEquals(ExitCode.PARTLY_FAILED, some.exitCode());
    List<JsonNode> lines = some.json();
    assertEquals(1, lines.get(0).get("unusable").asInt());
    assertEquals(1, lines.get(0).get("findings").get("UNREADABLE_PICTURE").asInt());
    assertEquals("error", lines.get(1).get("severity").asText());
    assertEquals(first.toString(), lines.get(1).get("file").asText());
    Files.copy(
        first,
        root.resolve("part/test/hole/2.png"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals(ExitCode.UNUSABLE, Call.program("data", "check", set()).exitCode());
  }

  @Test
  void manyFindingsOfOneKindAreShortened() throws IOException {
    for (int i = 10; i < 18; i++) {
      picture("part/ground_truth/hole/" + i + "_mask.png", 1);
    }
    Call call = Call.program("data", "check", set());
    assertTrue(call.out().contains("and 3 more of this kind"), call.out());
  }

  @Test
  void picturesWithoutLabels() {
    Call call = Call.program("data", "check", "plain=" + root.resolve("part/test"));
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals("pictures  2, 4 x 3 pixels", call.lines().get(1));
  }

  @Test
  void indexIsWrittenOnceAndReplacedByForce() throws IOException {
    Path index = root.resolve("meta.json");
    Call call = Call.program("data", "index", set(), "--json");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(2, call.json().get(0).get("test").asInt());
    String written = Files.readString(index);
    assertTrue(written.contains("part/test/hole/2.png"), written);
    Call again = Call.program("data", "index", set());
    assertEquals(ExitCode.UNUSABLE, again.exitCode());
    assertTrue(again.err().contains("--force"), again.err());
    Files.writeString(index, "{}");
    assertEquals(ExitCode.DONE, Call.program("data", "index", set(), "--force").exitCode());
    assertEquals(written, Files.readString(index));
    assertEquals(ExitCode.DONE, Call.program("data", "check", "meta=" + index).exitCode());
  }

  @Test
  void indexThatNamesMissingFilesIsRefused() throws IOException {
    Call.program("data", "index", set());
    Files.delete(root.resolve("part/test/hole/2.png"));
    Call call = Call.program("data", "check", "meta=" + root);
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().startsWith("error: the index names 1 file that is not there"));
    assertTrue(call.err().contains("part/test/hole/2.png"), call.err());
  }

  @Test
  void convertMakesASetThatChecks() {
    Path out = root.resolve("converted");
    Call call = Call.program("data", "convert", set(), "--out", out.toString());
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(Files.isRegularFile(out.resolve("part/ground_truth/hole/2_mask.png")));
    Call again = Call.program("data", "convert", set(), "--out", out.toString());
    assertEquals(ExitCode.UNUSABLE, again.exitCode());
    assertTrue(again.err().contains("the target is not empty"), again.err());
  }

  @Test
  void unknownNameGetsTheNearest() {
    Call call = Call.program("data", "check", "foldr=" + root, "--json");
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    JsonNode error = call.json().get(0).get("error");
    assertEquals("INVALID_OPTION", error.get("kind").asText());
    assertEquals("write folder=" + root, error.get("fix").asText());
  }

  @Test
  void commandOfItsOwnIsNeeded() {
    Call call = Call.program("data");
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains("no command given"), call.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "index", "convert"})
  void helpShowsAnExample(String command) {
    Call call = Call.program("data", command, "--help");
    assertEquals(ExitCode.DONE, call.exitCode());
    assertTrue(call.out().contains("adaclip data " + command), call.out());
    assertTrue(call.out().contains("Example"), call.out());
  }
}
