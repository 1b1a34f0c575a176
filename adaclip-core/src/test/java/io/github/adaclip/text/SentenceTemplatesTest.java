package io.github.adaclip.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.testdata.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTemplatesTest {
  @TempDir private Path folder;

  @Test
  void agreesWithTheReference() {
    JsonNode golden = Golden.json("sentences.json");
    for (Map.Entry<String, JsonNode> entry : golden.properties()) {
      assertEquals(
          texts(entry.getValue().get(0)), SentenceTemplates.reference().normal(entry.getKey()));
      assertEquals(
          texts(entry.getValue().get(1)), SentenceTemplates.reference().abnormal(entry.getKey()));
    }
  }

  @Test
  void hyphenIsASpaceAndUnderscoreStays() {
    assertEquals(
        "a bad photo of a metal nut_2.",
        SentenceTemplates.reference().normal("metal-nut_2").get(0));
  }

  @Test
  void readsOwnSentences() throws IOException {
    Path file =
        write(
            "{\"normal\": [\"good {}\"], \"abnormal\": [\"bad {}\"], \"templates\": [\"{} here\"]}");
    SentenceTemplates templates = SentenceTemplates.read(file);
    assertEquals(List.of("good part here"), templates.normal("part"));
    assertEquals(List.of("bad part here"), templates.abnormal("part"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]                                                 | the sentence file holds something that is not a JSON object",
        "no json                                             | the sentence file holds text that is not JSON",
        "{\"normal\": [\"{}\"], \"abnormal\": [\"{}\"]}        | the sentence file holds no list of templates",
        "{\"normal\": [\"{}\"], \"abnormal\": [\"{}\"], \"templates\": [\"{}\"], \"x\": 1} | the sentence file holds a key that is not known",
        "{\"normal\": [1], \"abnormal\": [\"{}\"], \"templates\": [\"{}\"]} | the sentence file holds an entry of normal that is not text",
        "{\"normal\": [], \"abnormal\": [\"{}\"], \"templates\": [\"{}\"]} | there are no normal states",
        "{\"normal\": [\"{}\"], \"abnormal\": [\"x\"], \"templates\": [\"{}\"]} | one of the abnormal states has no single place for the class",
        "{\"normal\": [\"{}\"], \"abnormal\": [\"{}\"], \"templates\": [\"{} {}\"]} | one of the templates has no single place for the class",
      })
  void refusesWhatIsNoSentenceFile(String json, String message) throws IOException {
    Path file = write(json);
    AdaClipException e = assertThrows(AdaClipException.class, () -> SentenceTemplates.read(file));
    assertEquals(FailureCode.INVALID_TEXT, e.code());
    assertEquals("error: " + message, e.describe().lines().findFirst().orElse(""));
  }

  @Test
  void refusesAMissingFile() {
    AdaClipException e =
        assertThrows(
            AdaClipException.class, () -> SentenceTemplates.read(folder.resolve("none.json")));
    assertEquals(FailureCode.MISSING_FILE, e.code());
  }

  @ParameterizedTest
  @CsvSource({"''", "' '", "'-'"})
  void refusesAnEmptyClassName(String className) {
    AdaClipException e =
        assertThrows(AdaClipException.class, () -> SentenceTemplates.reference().normal(className));
    assertEquals("the class name is empty (found \"" + className + "\")", e.getMessage());
  }

  private Path write(String json) throws IOException {
    return Files.writeString(folder.resolve("sentences.json"), json);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
