package io.github.adaclip.train;

import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.training.OptimizerSettings;
import io.github.adaclip.training.TrainingOptions;
import io.github.adaclip.weights.PromptMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What a run must have in common with the one it goes on from. Not in here, because they may
 * change: number of epochs, threads, device, activation checkpointing, and how often states are
 * stored.
 *
 * @param facts texts by name
 */
record RunIdentity(Map<String, String> facts) {
  private static final int SHOWN_DIGITS = 12;

  RunIdentity {
    facts = Map.copyOf(facts);
  }

  /**
   * Collects the facts.
   *
   * @param model the settings of the opened model
   * @param weights sums of the files that the training begins with, by role
   */
  static RunIdentity of(
      TrainingOptions options,
      TrainSettings settings,
      PromptMetadata model,
      Map<String, String> weights,
      List<DataProvenance> data,
      List<DataProvenance> validation) {
    Map<String, String> facts = new LinkedHashMap<>();
    model.toTexts().forEach((name, value) -> facts.put("model " + name, value));
    weights.forEach((role, sum) -> facts.put(role, sum));
    DetectorOptions detector = options.model();
    facts.put("fusion", detector.fusion().optionName());
    facts.put("score", detector.score().optionName());
    facts.put("sentences", Sha256.ofText(detector.sentences().toString()));
    facts.put("sigma", Double.toString(detector.sigmaPixels()));
    facts.put("seed", detector.seed() + ", " + settings.seed());
    OptimizerSettings optimizer = options.optimizer();
    facts.put("learning rate", Double.toString(optimizer.learningRate()));
    facts.put("betas", optimizer.beta1() + ", " + optimizer.beta2());
    facts.put("epsilon", Double.toString(optimizer.epsilon()));
    facts.put("weight decay", Double.toString(optimizer.weightDecay()));
    facts.put("dice", options.dice().optionName());
    facts.put("projections", options.trainProjections() ? "trained" : "frozen");
    facts.put("batch size", Integer.toString(settings.batchSize()));
    facts.put("accumulated batches", Integer.toString(settings.accumulate()));
    facts.put(
        "pasting", settings.pasteProbability() + " of " + new TreeSet<>(settings.pasteSets()));
    data.forEach(set -> facts.merge("data " + set.name(), set.sha256(), RunIdentity::both));
    facts.put("order of data", String.join(", ", data.stream().map(DataProvenance::name).toList()));
    validation.forEach(set -> facts.put("validation " + set.name(), set.sha256()));
    return new RunIdentity(facts);
  }

  private static String both(String first, String second) {
    return first + " " + second;
  }

  /**
   * Refuses to go on from a run of other settings or data.
   *
   * @param stored of the run that was stored
   * @throws AdaClipException INVALID_OPTION with the first difference
   */
  void requireSameAs(RunIdentity stored, Object file) {
    List<String> names = new ArrayList<>(new TreeSet<>(facts.keySet()));
    stored.facts.keySet().stream().filter(name -> !facts.containsKey(name)).forEach(names::add);
    for (String name : names) {
      if (!Objects.equals(facts.get(name), stored.facts.get(name))) {
        throw AdaClipException.of(
                FailureCode.INVALID_OPTION, "the stored training was begun differently")
            .file(file)
            .with("setting", name)
            .expected(shown(stored.facts.get(name)) + ", as stored")
            .found(shown(facts.get(name)))
            .fix(
                "resume with the same settings and unchanged data, or begin anew with --force"
                    + " instead of --resume")
            .build();
      }
    }
  }

  private static String shown(String value) {
    if (value == null) {
      return "nothing";
    }
    return Sha256.isHex(value) ? "SHA-256 " + value.substring(0, SHOWN_DIGITS) + "…" : value;
  }
}
