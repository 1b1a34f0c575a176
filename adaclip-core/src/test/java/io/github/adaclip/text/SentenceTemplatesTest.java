package io.github.adaclip.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
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
import org.junit.jupiter.params.provider.ValueSource;

class SentenceTemplatesTest {
  private static final String GOOD =
      "{\"normal\": [\"{}\", \"good {}\"], \"abnormal\": [\"bad {}\"], \"templates\": [\"a {}.\", \"the {}!\"]}";

  @TempDir private Path folder;

  @Test
  void sentencesOfTheReference() {
    JsonNode golden = Golden.json("sentences.json");
    assertTrue(golden.size() > 0);
    golden
        .fieldNames()
        .forEachRemaining(
            className -> {
              SentenceTemplates reference = SentenceTemplates.reference();
              assertEquals(texts(golden.get(className).get(0)), reference.normal(className));
              assertEquals(texts(golden.get(className).get(1)), reference.abnormal(className));
            });
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  @Test
  void hyphensBecomeSpacesAndUnderscoresStay() {
    assertEquals(
        "a bad photo of a damaged pipe_fryum 2.",
        SentenceTemplates.reference().abnormal("pipe_fryum-2").get(0));
  }

  @Test
  void bracesInAClassNameStay() {
    assertEquals("a bad photo of a {}.", SentenceTemplates.reference().normal("{}").get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "-", "\t-\u2003"})
  void refusesABlankClassName(String className) {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> SentenceTemplates.reference().normal(className));
    assertEquals(FailureCode.INVALID_TEXT, e.code());
    assertEquals(
        "the class name is empty (expected what the picture shows, for instance \"metal nut\"; found \""
            + className
            + "\")",
        e.getMessage());
  }

  @Test
  void readsOwnSentences() throws IOException {
    SentenceTemplates own = SentenceTemplates.read(file(GOOD));
    assertEquals(List.of("a nut.", "the nut!", "a good nut.", "the good nut!"), own.normal("nut"));
    assertEquals(List.of("a bad nut.", "the bad nut!"), own.abnormal("nut"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|nothing",
        "[]|a JSON list",
        "{|no JSON: Unexpected end-of-input",
        "{} x|no JSON: Unrecognized token 'x'",
        "{\"normal\": 1, \"normal\": 2}|no JSON: Duplicate field 'normal'",
        "{}|no key \"normal\"",
        "{\"normal\": \"{}\"}|a JSON text as \"normal\"",
        "{\"normal\": [3]}|a JSON number in \"normal\"",
        "{\"normal\": [null]}|a JSON null in \"normal\"",
        "{\"normal\": []}|an empty list in \"normal\"",
        "{\"normal\": [\"{}\", \"good\"]}|\"good\" with no {} in \"normal\"",
        "{\"normal\": [\"{} {}\"]}|\"{} {}\" with 2 {} in \"normal\"",
        "{\"normal\": [\"{}\"]}|no key \"abnormal\"",
        "{\"normal\": [\"{}\"], \"abnormal\": [\"{}\"]}|no key \"templates\"",
        "{\"normals\": [\"{}\"]}|unknown key \"normals\"",
      })
  void refusesOtherFiles(String content, String found) throws IOException {
    Path file = file(content);
    AdaClipException e = assertThrows(AdaClipException.class, () -> SentenceTemplates.read(file));
    assertEquals(FailureCode.INVALID_TEXT, e.code());
    assertTrue(
        e.getMessage()
            .startsWith(
                "the sentence file cannot be used (file "
                    + file
                    + "; expected a JSON object of the form {\"normal\": "),
        e.getMessage());
    assertTrue(e.getMessage().contains("; found " + found), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"normals,normal", "Abnormal,abnormal", "anormal,normal", "template,templates"})
  void namesTheNearestKnownKey(String typed, String nearest) throws IOException {
    Path file = file("{\"" + typed + "\": [\"{}\"]}");
    AdaClipException e = assertThrows(AdaClipException.class, () -> SentenceTemplates.read(file));
    assertEquals(
        "did you mean \"" + nearest + "\"? The keys are normal, abnormal, templates", e.fix());
  }

  @Test
  void refusesAMissingFileAndAFolder() {
    for (Path path : List.of(folder.resolve("none.json"), folder)) {
      AdaClipException e = assertThrows(AdaClipException.class, () -> SentenceTemplates.read(path));
      assertEquals(FailureCode.MISSING_FILE, e.code());
      assertEquals("there is no such sentence file (file " + path + ")", e.getMessage());
    }
  }

  @Test
  void refusesStatesWithoutAPlace() {
    List<String> good = List.of("{}");
    AdaClipException e =
        assertThrows(
            AdaClipException.class, () -> new SentenceTemplates(good, List.of("bad"), good));
    assertEquals(
        "the abnormal states cannot be used (expected at least one entry, each with exactly one {};"
            + " found \"bad\" with no {})",
        e.getMessage());
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("sentences.json"), content);
  }
}
