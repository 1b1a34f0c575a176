package io.github.adaclip.train;

import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.run.RunIdentity;
import io.github.adaclip.training.OptimizerSettings;
import io.github.adaclip.training.TrainingOptions;
import io.github.adaclip.weights.PromptMetadata;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a training must have in common with the one it goes on from. Not in here, because they may
 * change: number of epochs, threads, device, activation checkpointing, and how often states are
 * stored.
 */
final class TrainingIdentity {
  private TrainingIdentity() {}

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
    data.forEach(set -> facts.merge("data " + set.name(), set.sha256(), TrainingIdentity::both));
    facts.put("order of data", String.join(", ", data.stream().map(DataProvenance::name).toList()));
    validation.forEach(set -> facts.put("validation " + set.name(), set.sha256()));
    return new RunIdentity(facts);
  }

  private static String both(String first, String second) {
    return first + " " + second;
  }
}
