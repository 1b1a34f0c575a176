package io.github.adaclip.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.evaluate.SoftwareVersion;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.run.RunIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where trained weights come from, as it is written beside them.
 *
 * @param identity settings and sums
 * @param data auxiliary data sets
 * @param validation the validation set, or none
 */
record RunProvenance(
    RunIdentity identity, List<DataProvenance> data, List<DataProvenance> validation) {
  /** Header text with the names of the auxiliary data sets, separated by commas. */
  private static final String TRAINING_DATA = "training_data";

  private static final String SIDECAR_SUFFIX = ".training.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * Texts for a checkpoint's header. No time is among them, so that the same training gives the
   * same bytes.
   */
  Map<String, String> texts(int epoch) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(TRAINING_DATA, names(data));
    texts.put("training_data_sha256", sums(data));
    texts.put("validation_data", names(validation));
    texts.put("validation_data_sha256", sums(validation));
    texts.put("training_epoch", Integer.toString(epoch));
    texts.put("training_software", SoftwareVersion.text());
    identity.facts().forEach((name, value) -> texts.put("training " + name, value));
    return texts;
  }

  private static String names(List<DataProvenance> sets) {
    return sets.stream().map(DataProvenance::name).collect(Collectors.joining(","));
  }

  private static String sums(List<DataProvenance> sets) {
    return sets.stream().map(DataProvenance::sha256).collect(Collectors.joining(","));
  }

  /** Writes {@code <checkpoint>.training.json}, which also a {@code .pth} can have. */
  void writeBeside(Path checkpoint, TrainingProgress progress) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    add(json.putArray("data"), data);
    add(json.putArray("validation"), validation);
    json.put("epoch", progress.bestEpoch());
    ObjectNode metrics = json.putObject("validationMetrics");
    new TreeMap<>(progress.bestMetrics())
        .forEach((metric, value) -> metrics.put(metric.title(), 100 * value));
    json.put("updates", progress.updates());
    json.put("skippedPictures", progress.skipped());
    json.put("seconds", progress.seconds());
    json.put("software", SoftwareVersion.text());
    json.put("java", Runtime.version().toString());
    json.put("created", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    ObjectNode settings = json.putObject("settings");
    new TreeMap<>(identity.facts()).forEach(settings::put);
    write(checkpoint.resolveSibling(checkpoint.getFileName() + SIDECAR_SUFFIX), json);
  }

  /** Writes the sum of every file of all sets. */
  void writeFiles(Path target) {
    StringBuilder lines = new StringBuilder("sha256  data/file\n");
    for (List<DataProvenance> sets : List.of(data, validation)) {
      for (DataProvenance set : sets) {
        set.files()
            .forEach(
                (file, sum) ->
                    lines
                        .append(sum)
                        .append("  ")
                        .append(set.name())
                        .append('/')
                        .append(file)
                        .append('\n'));
      }
    }
    AtomicFile.write(target, lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void add(ArrayNode array, List<DataProvenance> sets) {
    for (DataProvenance set : sets) {
      array
          .addObject()
          .put("name", set.name())
          .put("root", set.root().toString())
          .put("pictures", set.pictures())
          .put("anomalousPictures", set.anomalous())
          .put("sha256", set.sha256());
    }
  }

  private static void write(Path target, ObjectNode json) {
    try {
      AtomicFile.write(target, JSON.writeValueAsBytes(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
