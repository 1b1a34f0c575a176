package io.github.adaclip.ablate;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.evaluate.SoftwareVersion;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.train.DataProvenance;
import io.github.adaclip.train.TrainSettings;
import io.github.adaclip.weights.ClipWeights;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Texts that are equal if and only if the same would be computed. Every file is read once for its
 * checksum.
 */
final class Fingerprints {
  /** The same reader at the same place finds the same samples. */
  private record Place(String name, Path root) {}

  private final AblationJob job;
  private final AblationListener listener;
  private final Map<Place, DataProvenance> data = new HashMap<>();
  private final Map<Path, String> backbones = new HashMap<>();

  Fingerprints(AblationJob job, AblationListener listener) {
    this.job = job;
    this.listener = listener;
  }

  /** What a set holds, down to the bytes. */
  DataProvenance of(Dataset set) {
    return data.computeIfAbsent(
        new Place(set.name(), set.root().toAbsolutePath().normalize()),
        place -> {
          listener.note("reading " + set.name() + "=" + set.root() + " for its checksum");
          return DataProvenance.of(set);
        });
  }

  /** All that decides what a cell's training ends with. */
  String ofTraining(AblationCell cell) {
    SortedMap<String, String> facts = new TreeMap<>(cell.trainingSettings().texts());
    facts.put("backbone", sum(cell.backbone()));
    facts.put(
        "data", cell.data().stream().map(set -> described(set.dataset())).toList().toString());
    facts.put("validation", job.validation().map(set -> described(set.dataset())).toString());
    facts.put("optimizer", cell.options().optimizer().toString());
    TrainSettings settings = cell.training();
    facts.put("batch", settings.batchSize() + " x " + settings.accumulate());
    facts.put(
        "pasting", settings.pasteProbability() + " of " + new TreeSet<>(settings.pasteSets()));
    putModel(facts, cell.detection());
    return Sha256.ofText(facts.toString());
  }

  /** All that decides what a cell measures on a set. */
  String ofMeasurement(AblationCell cell, TrainedPrompts trained, NamedSet set) {
    SortedMap<String, String> facts = new TreeMap<>(cell.settings().texts());
    facts.put("backbone", sum(cell.backbone()));
    facts.put("checkpoint", trained.sha256());
    facts.put("test", described(set.dataset()));
    facts.put("software", SoftwareVersion.text());
    putModel(facts, cell.detection());
    return Sha256.ofText(facts.toString());
  }

  private static void putModel(Map<String, String> facts, DetectorOptions options) {
    facts.put("sentences", options.sentences().toString());
    facts.put("activation", options.activation().toString());
    facts.put("sigma", Double.toString(options.sigmaPixels()));
    facts.put("decode", options.decode().toString());
  }

  private String described(Dataset set) {
    return set.name() + " " + of(set).sha256();
  }

  private String sum(ModelBackbone backbone) {
    return backbones.computeIfAbsent(
        backbone.path(),
        path -> {
          try (ClipWeights weights = ClipWeights.open(path)) {
            return weights.sha256();
          }
        });
  }
}
