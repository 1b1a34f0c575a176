package io.github.adaclip.ablate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.EvaluationSettings;
import io.github.adaclip.evaluate.Evaluator;
import io.github.adaclip.evaluate.report.EvaluationJson;
import io.github.adaclip.evaluate.report.Percent;
import io.github.adaclip.metrics.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Measures one cell on all test sets; what was measured before is taken from its file. */
final class CellMeasurement {
  private static final String SETS = "sets";

  private final AblationCell cell;
  private final TrainedPrompts trained;
  private final Fingerprints fingerprints;
  private final AblationListener listener;
  private final Path file;

  CellMeasurement(
      AblationCell cell,
      TrainedPrompts trained,
      AblationFolder folder,
      Fingerprints fingerprints,
      AblationListener listener) {
    this.cell = cell;
    this.trained = trained;
    this.fingerprints = fingerprints;
    this.listener = listener;
    this.file = folder.cell(cell);
  }

  /** The results in the order of the sets; each is stored as soon as it is there. */
  List<SetResult> on(List<NamedSet> sets) {
    List<SetResult> results = new ArrayList<>();
    List<NamedSet> missing = sets.stream().filter(set -> stored(set).isEmpty()).toList();
    if (!missing.isEmpty()) {
      ModelSource source = ModelSource.of(cell.backbone().path(), trained.checkpoint());
      try (Detector detector = Detector.open(source, cell.detection())) {
        missing.forEach(set -> store(set, measure(detector, set)));
      }
    }
    sets.forEach(set -> results.add(stored(set).orElseThrow()));
    return results;
  }

  private SetResult measure(Detector detector, NamedSet set) {
    try {
      Evaluation evaluation =
          Evaluator.evaluate(
              detector,
              set.dataset(),
              EvaluationSettings.metricsOnly(),
              listener.evaluationBegins(set));
      Map<Metric, OptionalDouble> percent = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        percent.put(metric, Percent.of(evaluation.mean(metric).mean()));
      }
      return new SetResult(
          set.name(),
          percent,
          cell.wasTrainedOn(set),
          evaluation.counts().failed(),
          evaluation.seconds());
    } finally {
      listener.evaluationEnds();
    }
  }

  private Optional<SetResult> stored(NamedSet set) {
    JsonNode node = AblationFolder.read(file).path(SETS).path(set.name());
    if (!node.path("identity").asText().equals(identity(set))) {
      return Optional.empty();
    }
    return Optional.of(
        new SetResult(
            set.name(),
            EvaluationJson.levels(node),
            cell.wasTrainedOn(set),
            node.path("unreadablePictures").asLong(),
            node.path("seconds").asDouble()));
  }

  /** Leaves the results of other sets where they are, as long as they are of these weights. */
  private void store(NamedSet set, SetResult result) {
    JsonNode old = AblationFolder.read(file);
    boolean sameWeights = old.path("checkpointSha256").asText().equals(trained.sha256());
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode settings = document.putObject("settings");
    cell.settings().texts().forEach(settings::put);
    document
        .put("training", trained.checkpoint().getParent().getFileName().toString())
        .put("checkpointSha256", trained.sha256())
        .put("epoch", trained.epoch());
    ObjectNode sets =
        sameWeights && old.path(SETS) instanceof ObjectNode kept
            ? kept
            : JsonNodeFactory.instance.objectNode();
    document.set(SETS, sets);
    ObjectNode node = sets.putObject(set.name());
    node.put("identity", identity(set))
        .put("dataset", set.dataset().name())
        .put("root", set.dataset().root().toString())
        .put("trainedOn", result.trainedOn());
    EvaluationJson.putLevels(node, metric -> result.percent().get(metric));
    node.put("unreadablePictures", result.unreadable()).put("seconds", result.seconds());
    AblationFolder.write(file, document);
  }

  private String identity(NamedSet set) {
    return fingerprints.ofMeasurement(cell, trained, set);
  }
}
