package io.github.adaclip.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.adaclip.hub.ModelCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model {@code mini} where none is named. */
class BuiltInModelTest {
  @TempDir private Path folder;

  @Test
  void isUsedWhenNoModelIsNamedAndSaysSoInOneLine() {
    Call call = detect("--json");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    JsonNode model = call.json().get(0).get("model");
    assertEquals("mini", model.get("name").asText());
    assertEquals(64, model.get("checkpointSha256").asText().length());
    List<String> notes = call.err().lines().filter(line -> line.startsWith("note: ")).toList();
    assertEquals(1, notes.size(), call.err());
    assertTrue(notes.get(0).contains("small built-in model"), notes.get(0));
  }

  @Test
  void theNoteNamesModelsOfTheCatalogue() {
    String note = detect().err();
    for (String name : List.of(BuiltInNotice.BACKBONE, BuiltInNotice.CHECKPOINT)) {
      assertTrue(ModelCatalogue.standard().find(name).isPresent(), name);
      assertTrue(note.contains("adaclip model pull " + name), note);
    }
    assertTrue(note.contains("--backbone ViT-L-14-336 --checkpoint adaclip-all"), note);
  }

  @Test
  void quietSilencesTheNote() {
    assertEquals("", detect("--quiet").err());
  }

  @Test
  void namedItIsTheSameModelWithoutANote() {
    Call named = detect("--json", "--model", "mini");
    assertEquals(ExitCode.DONE, named.exitCode(), named.err());
    assertFalse(named.err().contains("note: "), named.err());
    Call unnamed = detect("--json", "--quiet");
    for (String field : List.of("score", "model", "map")) {
      assertEquals(unnamed.json().get(0).get(field), named.json().get(0).get(field), field);
    }
  }

  @Test
  void itsPartsCanBeNamedWhereABackboneOrACheckpointIsWanted() {
    Call parts = detect("--json", "--backbone", "mini", "--checkpoint", "mini");
    assertEquals(ExitCode.DONE, parts.exitCode(), parts.err());
    assertEquals(
        detect("--json", "--quiet").json().get(0).get("score"), parts.json().get(0).get("score"));
  }

  @Test
  void infoTellsBothFilesFromTheCacheThatWasNamed() throws IOException {
    Call call = model("info", "mini", "--json");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertEquals(
        List.of("CLIP_BACKBONE", "ADACLIP_PROMPTS"),
        call.json().stream().map(line -> line.get("kind").asText()).toList());
    assertEquals(List.of("backbone.safetensors", "prompts.safetensors"), unpacked());
    assertTrue(call.json().get(0).get("file").asText().startsWith(folder.toString()), call.out());
    assertTrue(call.json().get(1).at("/prompts/imageSize").isInt(), call.out());
  }

  @Test
  void verifyReadsAllOfIt() {
    Call call = model("verify", "mini");
    assertEquals(ExitCode.DONE, call.exitCode(), call.err());
    assertTrue(call.out().contains("both files fit each other, all values are finite"), call.out());
  }

  @Test
  void listBeginsWithIt() {
    Call call = model("list");
    assertTrue(call.lines().get(0).matches("mini \\(model, \\d+\\.\\d MB\\)"), call.out());
    assertTrue(call.out().contains("licence     Apache-2.0"), call.out());
    JsonNode line = model("list", "--json").json().get(0);
    assertEquals("model", line.get("kind").asText());
    assertTrue(line.get("downloaded").asBoolean());
    assertTrue(line.get("path").isNull(), "not unpacked yet");
    model("info", "mini");
    String path = model("list", "--json").json().get(0).get("path").asText();
    assertTrue(Files.isDirectory(Path.of(path)), path);
  }

  @Test
  void aMistypedNameIsNamed() {
    Call call = detect("--model", "minni");
    assertEquals(ExitCode.UNUSABLE, call.exitCode());
    assertTrue(call.err().contains("there is no model of that name"), call.err());
    assertTrue(call.err().contains("did you mean mini?"), call.err());
  }

  private Call detect(String... more) {
    List<String> args = new ArrayList<>(List.of("detect", Tiny.image("small.png")));
    args.addAll(List.of("--threads", "1", "--save", "none"));
    args.addAll(List.of("--sentences", Tiny.fewSentences(folder).toString()));
    return Call.program(args, more);
  }

  private Call model(String... args) {
    List<String> all = new ArrayList<>(List.of("model"));
    all.addAll(List.of(args));
    return Call.program(all, "--cache-dir", folder.resolve("cache").toString());
  }

  private List<String> unpacked() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("cache/bundled"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
