package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSynthCommandTest {
  @TempDir private Path root;

  private Call synth(String out, String... more) {
    String[] first = {"data", "synth", "--out", root.resolve(out).toString(), "--size", "64"};
    return Call.program(Stream.of(first, more).flatMap(Stream::of).toArray(String[]::new));
  }

  private List<String> entries() throws IOException {
    try (Stream<Path> files = Files.list(root)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void writesASetThatChecksWithoutFindings() throws IOException {
    Call call =
        synth("set", "--families", "leather,brushed metal plate", "--pictures", "2", "--json");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(12, call.json().get(0).get("pictures").asInt());
    Path set = root.resolve("set");
    assertTrue(Files.isRegularFile(set.resolve("leather/train/good/0001.png")));
    assertTrue(Files.isDirectory(set.resolve("brushed-metal-plate/ground_truth")));
    JsonNode description = new ObjectMapper().readTree(set.resolve("synth.json").toFile());
    assertEquals(64, description.get("side").asInt());
    assertEquals("leather", description.get("families").get(0).asText());
    Call check = Call.program("data", "check", "folder=" + set);
    assertEquals(ExitCode.DONE, check.exitCode(), check.err());
    assertTrue(check.out().contains("errors 0, warnings 0"), check.out());
    assertEquals(List.of("set"), entries());
  }

  @Test
  void theSameSeedWritesTheSameFilesAndMorePicturesAddToThem() throws IOException {
    synth("one", "--families", "gear", "--pictures", "1", "--seed", "7");
    synth("two", "--families", "gear,coin", "--pictures", "3", "--seed", "7");
    for (String file : List.of("gear/train/good/0000.png", "gear/test/good/0000.png")) {
      assertArrayEquals(
          Files.readAllBytes(root.resolve("one").resolve(file)),
          Files.readAllBytes(root.resolve("two").resolve(file)));
    }
  }

  @Test
  void onlyNamedKindsAreDrawn() throws IOException {
    Call call =
        synth("set", "--families", "zipper", "--kinds", "missing_part,cut", "--pictures", "2");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    try (Stream<Path> kinds = Files.list(root.resolve("set/zipper/ground_truth"))) {
      assertEquals(
          List.of("cut", "missing_part"),
          kinds.map(kind -> kind.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void anOlderSetIsReplacedByForceAloneAndNothingElseIs() throws IOException {
    synth("set", "--families", "gear", "--pictures", "2");
    Call refused = synth("set", "--families", "coin", "--pictures", "1");
    assertEquals(ExitCode.UNUSABLE, refused.exitCode());
    assertTrue(refused.err().startsWith("error: the target is not empty"), refused.err());
    assertTrue(refused.err().contains("--force"), refused.err());
    assertTrue(Files.isDirectory(root.resolve("set/gear")));
    Call forced = synth("set", "--families", "coin", "--pictures", "1", "--force");
    assertEquals(ExitCode.DONE, forced.exitCode(), forced.err());
    assertTrue(Files.notExists(root.resolve("set/gear")));
    assertEquals(List.of("set"), entries());
    Files.writeString(Files.createDirectory(root.resolve("mine")).resolve("letter.txt"), "dear");
    Call foreign = synth("mine", "--families", "coin", "--pictures", "1", "--force");
    assertEquals(ExitCode.UNUSABLE, foreign.exitCode());
    assertTrue(foreign.err().contains("only a synthetic set is ever replaced"), foreign.err());
    assertEquals("dear", Files.readString(root.resolve("mine/letter.txt")));
  }

  @Test
  void contactSheetShowsFamiliesAndKinds() throws IOException {
    Path sheet = root.resolve("sheet.png");
    Call call =
        Call.program(
            "data",
            "synth",
            "--contact-sheet",
            sheet.toString(),
            "--families",
            "gear,leather",
            "--kinds",
            "scratch");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    // Ten pictures in one row of twelve columns.
    assertEquals(12 * 116 + 4, ImageIO.read(sheet.toFile()).getWidth());
    assertEquals(List.of(sheet.toString()), call.lines());
  }

  @Test
  void refusesWhatCannotBeDrawn() throws IOException {
    assertRefused(Call.program("data", "synth"), "nothing to write", "--out set");
    assertRefused(
        synth("set", "--families", "leathr"), "unknown family leathr", "did you mean leather?");
    assertRefused(
        synth("set", "--kinds", "scratsh"), "unknown kind scratsh", "did you mean scratch?");
    assertRefused(
        synth("set", "--families", "leather", "--kinds", "missing_part"),
        "none of the kinds fits leather",
        "leave --kinds out");
    assertRefused(synth("set", "--pictures", "0"), "--pictures is out of range", "in this range");
    assertRefused(
        Call.program("data", "synth", "--out", root.resolve("set").toString(), "--size", "63"),
        "--size is out of range",
        "64 to 1024");
    assertRefused(
        synth("set", "--contact-sheet", root.resolve("sheet.gif").toString()),
        "unknown format of the contact sheet",
        "sheet.png");
    assertEquals(List.of(), entries());
  }

  private static void assertRefused(Call call, String summary, String detail) {
    assertEquals(ExitCode.UNUSABLE, call.exitCode(), call.err());
    assertTrue(call.err().startsWith("error: " + summary), call.err());
    assertTrue(call.err().contains(detail), call.err());
  }
}
