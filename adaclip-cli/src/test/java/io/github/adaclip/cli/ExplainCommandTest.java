package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir private Path folder;

  private List<String> explain() {
    List<String> args = Tiny.detect(folder);
    args.set(0, "explain");
    return args;
  }

  @Test
  void tellsTheSamePartsAsTextAndAsJson() {
    Call text = Call.program(explain(), "--class-name", "candle", Tiny.image("hole.png"));
    Call json = Call.program(explain(), "--class-name", "candle", "--json", Tiny.image("hole.png"));
    assertEquals(0, text.exitCode(), text.err());
    assertEquals(0, json.exitCode(), json.err());
    JsonNode line = json.json().get(0);
    assertEquals(5, line.get("parts").size());
    assertEquals(4, line.get("layers").size());
    assertEquals(3, line.get("wordings").size());
    assertTrue(line.get("wordings").get(0).get("scoreWithout").isNull(), "one of each kind");
    for (JsonNode part : line.get("parts")) {
      assertTrue(
          text.out()
              .contains(
                  String.format(java.util.Locale.ROOT, "%+.3f", part.get("share").asDouble())),
          text.out());
      assertTrue(text.out().contains(part.get("source").asText()));
    }
  }

  @Test
  void writesEachLayersFiles() {
    Call call = Call.program(explain(), "--save", "overlay,map", "--json", Tiny.image("hole.png"));
    assertEquals(0, call.exitCode(), call.err());
    List<String> written = new ArrayList<>();
    for (JsonNode layer : call.json().get(0).get("layers")) {
      written.add(layer.get("files").get("overlay").asText());
      written.add(layer.get("files").get("map").asText());
    }
    assertEquals(8, written.size());
    assertTrue(written.get(0).endsWith("hole-layer2_overlay.png"), written.get(0));
    written.forEach(file -> assertTrue(Files.isRegularFile(Path.of(file)), file));
  }

  @Test
  void aPictureThatCannotBeReadDoesNotEndTheOthers() {
    Path bad = Tiny.write(folder.resolve("bad.png"), "no picture");
    Call call = Call.program(explain(), "--json", bad.toString(), Tiny.image("hole.png"));
    assertEquals(3, call.exitCode());
    assertEquals("UNREADABLE_IMAGE", call.json().get(0).get("error").get("kind").asText());
    assertEquals(5, call.json().get(1).get("parts").size());
  }

  @Test
  void aScoreOfTheMapIsRefused() {
    Call call = Call.program(explain(), "--score", "max-map", Tiny.image("hole.png"));
    assertEquals(2, call.exitCode());
    assertTrue(call.err().contains("this score cannot be explained"), call.err());
    assertTrue(call.err().contains("leave --score out"), call.err());
  }
}
