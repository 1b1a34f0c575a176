package io.github.adaclip.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.hub.CatalogueEntry;
import io.github.adaclip.hub.CatalogueSource;
import io.github.adaclip.hub.ModelCatalogue;
import io.github.adaclip.testdata.Golden;
import io.github.adaclip.weights.DataType;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.PromptCheckpoint;
import io.github.adaclip.weights.SafetensorsWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataFinderTest {
  @TempDir private Path folder;

  private final TrainingDataFinder finder = new TrainingDataFinder(ModelCatalogue.standard());
  private Path checkpoint;

  @BeforeEach
  void copy() throws IOException {
    checkpoint = Files.copy(Golden.path("tiny_adaclip.pth"), folder.resolve("prompts.pth"));
  }

  @Test
  void nobodySays() {
    assertEquals(Optional.empty(), finder.find(checkpoint));
  }

  @Test
  void metadataOfASafetensors() {
    Path file = folder.resolve("prompts.safetensors");
    try (PromptCheckpoint tiny = PromptCheckpoint.open(checkpoint)) {
      List<NamedTensor> tensors =
          tiny.names().stream()
              .map(
                  name ->
                      new NamedTensor(
                          name,
                          DataType.FLOAT32,
                          tiny.shape(name),
                          buffer -> tiny.read(name, buffer)))
              .toList();
      SafetensorsWriter.write(
          file, tensors, Map.of(TrainingDataFinder.METADATA_KEY, "mvtec, colondb"));
    }
    TrainingData data = finder.find(file).orElseThrow();
    assertEquals(List.of("mvtec", "colondb"), data.names());
    assertEquals("the checkpoint's metadata", data.source());
  }

  @Test
  void noteBesideACheckpoint() throws IOException {
    note("{\"data\": [{\"name\": \"visa\", \"files\": 3}, {\"name\": \"clinicdb\"}]}");
    TrainingData data = finder.find(checkpoint).orElseThrow();
    assertEquals(List.of("visa", "clinicdb"), data.names());
    assertEquals("the note prompts.pth.training.json", data.source());
  }

  @Test
  void unusableNoteIsRefused() throws IOException {
    for (String text : List.of("{\"data\": [{}]}", "{\"data\": 3}", "no json")) {
      note(text);
      AdaClipException failure =
          assertThrows(AdaClipException.class, () -> finder.find(checkpoint), text);
      assertEquals(FailureCode.UNUSABLE_DATA, failure.code());
      assertTrue(failure.fix().contains("--trained-on"), failure.fix());
    }
  }

  private void note(String text) throws IOException {
    Files.writeString(folder.resolve("prompts.pth.training.json"), text, StandardCharsets.UTF_8);
  }

  @Test
  void publishedCheckpointIsKnownByItsChecksum() {
    CatalogueEntry entry =
        new CatalogueEntry(
            "tiny-prompts",
            CatalogueEntry.Kind.PROMPTS,
            "a test",
            "none",
            Optional.of("BTAD"),
            List.of("btad"),
            List.of(
                new CatalogueSource(
                    "openai:tiny.pt",
                    Optional.of(Sha256.of(checkpoint)),
                    OptionalLong.empty(),
                    List.of(),
                    false)));
    TrainingData data =
        new TrainingDataFinder(new ModelCatalogue(List.of(entry))).find(checkpoint).orElseThrow();
    assertEquals(List.of("btad"), data.names());
    assertEquals("the published checkpoint tiny-prompts", data.source());
  }

  @Test
  void theCatalogueNamesKnownSets() {
    List<CatalogueEntry> prompts =
        ModelCatalogue.standard().entries().stream()
            .filter(entry -> entry.kind() == CatalogueEntry.Kind.PROMPTS)
            .toList();
    for (CatalogueEntry entry : prompts) {
      assertFalse(entry.trainedOn().isEmpty(), entry.name());
      entry.trainedOn().forEach(name -> assertTrue(PaperSet.find(name).isPresent(), name));
    }
    assertEquals(
        List.of("mvtec", "colondb"),
        ModelCatalogue.standard().find("adaclip-mvtec-colondb").orElseThrow().trainedOn());
  }

  @Test
  void ownSetsAllHaveTheSameNamesSoNothingIsSaidAboutThem() {
    TrainingData data = new TrainingData(List.of("folder", "mvtec"), "a test");
    assertTrue(data.contains("mvtec"));
    assertFalse(data.contains("visa"));
    assertFalse(data.contains("folder"));
  }

  @Test
  void provenanceHoldsTheTowersSumAndWhatTheUserSaysGoesFirst() throws IOException {
    note("{\"data\": [{\"name\": \"visa\"}]}");
    ModelSource source = ModelSource.of(Golden.path("tiny_clip_openai.pt"), checkpoint);
    TrainingData stated = new TrainingData(List.of("btad"), "the user");
    ModelProvenance said =
        ModelProvenance.of(source, DetectionMethod.ADACLIP, finder, Optional.of(stated));
    assertEquals(Optional.of(stated), said.trainingData());
    assertEquals(Optional.of(Sha256.of(Golden.path("tiny_clip_openai.pt"))), said.backboneSha256());
    ModelProvenance found =
        ModelProvenance.of(source, DetectionMethod.ADACLIP, finder, Optional.empty());
    assertEquals(List.of("visa"), found.trainingData().orElseThrow().names());
    ModelProvenance plain =
        ModelProvenance.of(source, DetectionMethod.CLIP, finder, Optional.of(stated));
    assertEquals(List.of(), plain.trainingData().orElseThrow().names());
  }
}
