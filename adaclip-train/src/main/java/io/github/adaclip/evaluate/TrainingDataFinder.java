package io.github.adaclip.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.hub.CatalogueEntry;
import io.github.adaclip.hub.CatalogueSource;
import io.github.adaclip.hub.ModelCatalogue;
import io.github.adaclip.weights.PromptCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what a checkpoint was trained on: from its own metadata, from the note {@code
 * CHECKPOINT.training.json} beside it, or because it is one of the published checkpoints, known by
 * their checksum.
 */
public final class TrainingDataFinder {
  /** The key in the metadata of a {@code .safetensors}: names of data sets with commas between. */
  public static final String METADATA_KEY = "training_data";

  /** What is added to a checkpoint's name for the note beside it. */
  public static final String NOTE_ENDING = ".training.json";

  private final ModelCatalogue catalogue;

  /** A finder that knows the published checkpoints of a catalogue. */
  public TrainingDataFinder(ModelCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What a checkpoint was trained on.
   *
   * @return empty if nobody says
   * @throws AdaClipException UNUSABLE_DATA if the note beside it cannot be understood;
   *     MISSING_FILE, UNREADABLE_WEIGHTS or WEIGHTS_DO_NOT_FIT if the file is no AdaCLIP checkpoint
   */
  public Optional<TrainingData> find(Path checkpoint) {
    try (PromptCheckpoint open = PromptCheckpoint.open(checkpoint)) {
      String stated = open.metadata().getOrDefault(METADATA_KEY, "");
      if (!stated.isBlank()) {
        return Optional.of(new TrainingData(names(stated), "the checkpoint's metadata"));
      }
      return note(checkpoint).or(() -> published(open.sha256()));
    }
  }

  /** Names with commas between, as in metadata and on the command line. */
  public static List<String> names(String text) {
    return Arrays.stream(text.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Optional<TrainingData> note(Path checkpoint) {
    Path file = checkpoint.resolveSibling(checkpoint.getFileName() + NOTE_ENDING);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode data = new ObjectMapper().readTree(file.toFile()).path("data");
      List<String> names = new ArrayList<>();
      for (JsonNode entry : data) {
        String name = entry.path("name").asText("");
        if (name.isBlank()) {
          throw unusable(file, entry.toString(), null);
        }
        names.add(name);
      }
      if (!data.isArray()) {
        throw unusable(file, "no list \"data\"", null);
      }
      return Optional.of(new TrainingData(names, "the note " + file.getFileName()));
    } catch (IOException e) {
      throw unusable(file, e.getMessage(), e);
    }
  }

  private Optional<TrainingData> published(String sha256) {
    for (CatalogueEntry entry : catalogue.entries()) {
      boolean same =
          entry.sources().stream()
              .map(CatalogueSource::sha256)
              .flatMap(Optional::stream)
              .anyMatch(sha256::equals);
      if (same && !entry.trainedOn().isEmpty()) {
        return Optional.of(
            new TrainingData(entry.trainedOn(), "the published checkpoint " + entry.name()));
      }
    }
    return Optional.empty();
  }

  private static AdaClipException unusable(Path file, String found, IOException cause) {
    return AdaClipException.of(
            FailureCode.UNUSABLE_DATA, "the note about a checkpoint's training cannot be read")
        .file(file)
        .expected("{\"data\": [{\"name\": \"mvtec\"}, …]}")
        .found(found)
        .fix("correct it, or delete it and pass --trained-on CHECKPOINT=mvtec,…")
        .cause(cause)
        .build();
  }
}
