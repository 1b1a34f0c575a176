package io.github.adaclip.decision;

import io.github.adaclip.detect.Approximation;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.Precision;
import io.github.adaclip.detect.View;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.text.SentenceTemplates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Everything beside picture and class name that a score depends on: a threshold found with one
 * setup says nothing about another.
 *
 * @param modelName what the user called the model; not compared
 * @param modelSha256 sum of the prompts' file; empty if the method uses none
 * @param backbone the CLIP architecture
 * @param backboneSha256 sum of the towers' file; empty if it was not computed, and then not
 *     compared
 * @param imageSize side in pixels at which the model saw the pictures
 * @param settings options that change scores, by their name on the command line
 */
public record ScoringSetup(
    String modelName,
    String modelSha256,
    String backbone,
    Optional<String> backboneSha256,
    int imageSize,
    Map<String, String> settings) {
  private static final String PRECISION = "precision";
  private static final String DYNAMIC_SIZE = "dynamic-size";
  private static final String BY_CHECKPOINT = "of the checkpoint";

  /** Checks and copies. */
  public ScoringSetup {
    if (modelName.isBlank() || backbone.isBlank()) {
      throw new IllegalArgumentException(
          "model name '" + modelName + "' and backbone '" + backbone + "' must not be blank");
    }
    if (!modelSha256.isEmpty()) {
      Sha256.requireHex(modelSha256);
    }
    backboneSha256.ifPresent(Sha256::requireHex);
    if (imageSize < 1) {
      throw new IllegalArgumentException("image size is " + imageSize + ", expected at least 1");
    }
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    View.ofOptions(settings);
  }

  /**
   * How an open detector scores.
   *
   * @param backboneSha256 sum of the towers' file, which the detector does not know; may be empty
   */
  public static ScoringSetup of(Detector detector, Optional<String> backboneSha256) {
    return of(detector.model(), detector.options(), backboneSha256);
  }

  static ScoringSetup of(
      ModelDescription model, DetectorOptions options, Optional<String> backboneSha256) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("method", model.method().optionName());
    settings.put("score", options.score().optionName());
    settings.put("fusion", options.fusion().optionName());
    settings.put(
        "clusters",
        options.clusters().isPresent()
            ? String.valueOf(options.clusters().getAsInt())
            : BY_CHECKPOINT);
    settings.put(
        "activation", options.activation().map(each -> each.optionName()).orElse(BY_CHECKPOINT));
    settings.put("prompts", options.prompts().map(String::valueOf).orElse(BY_CHECKPOINT));
    settings.put("sentences", sentences(options.sentences()));
    settings.put("sigma", String.format(Locale.ROOT, "%s", options.sigmaPixels()));
    settings.put("seed", String.valueOf(options.seed()));
    settings.put("clusterings", String.valueOf(options.clusterings()));
    settings.putAll(approximation(model.approximation()));
    settings.put("exif", String.valueOf(options.decode().exifRotation()));
    return new ScoringSetup(
        model.name(),
        model.checkpointSha256(),
        model.backbone(),
        backboneSha256,
        model.imageSize(),
        settings);
  }

  /** The same looking at pictures in another way; without a view it is at whole pictures. */
  public ScoringSetup with(View view) {
    return withView(view.options());
  }

  /** The options of the view, see {@link View#options()}. */
  public Map<String, String> viewOptions() {
    Map<String, String> options = new TreeMap<>(settings);
    options.keySet().retainAll(View.OPTIONS);
    return options;
  }

  ScoringSetup withView(Map<String, String> options) {
    Map<String, String> changed = new TreeMap<>(settings);
    changed.keySet().removeAll(View.OPTIONS);
    changed.putAll(options);
    return new ScoringSetup(modelName, modelSha256, backbone, backboneSha256, imageSize, changed);
  }

  /** The same setup with what a result tells of its model. */
  ScoringSetup withModel(String sha256, int side, String method, Approximation approximation) {
    Map<String, String> now = new TreeMap<>(settings);
    now.put("method", method);
    now.keySet().removeAll(List.of(PRECISION, DYNAMIC_SIZE));
    now.putAll(approximation(approximation));
    return new ScoringSetup(modelName, sha256, backbone, Optional.empty(), side, now);
  }

  /** What was given up for speed; nothing where nothing was, as in profiles of older versions. */
  private static Map<String, String> approximation(Approximation approximation) {
    Map<String, String> settings = new TreeMap<>();
    if (approximation.precision() != Precision.FP32) {
      settings.put(PRECISION, approximation.precision().optionName());
    }
    approximation.dynamicSize().ifPresent(side -> settings.put(DYNAMIC_SIZE, String.valueOf(side)));
    return settings;
  }

  /** Where this setup and another differ; empty if scores can be compared. */
  List<Difference> differences(ScoringSetup other) {
    List<Difference> differences = new ArrayList<>();
    compare(differences, "model (SHA-256)", modelSha256, other.modelSha256);
    compare(differences, "backbone", backbone, other.backbone);
    if (backboneSha256.isPresent() && other.backboneSha256.isPresent()) {
      compare(differences, "backbone (SHA-256)", backboneSha256.get(), other.backboneSha256.get());
    }
    compare(differences, "image size", String.valueOf(imageSize), String.valueOf(other.imageSize));
    Set<String> names = new LinkedHashSet<>(View.OPTIONS);
    names.addAll(settings.keySet());
    names.addAll(other.settings.keySet());
    for (String name : names) {
      compare(
          differences,
          "--" + name,
          settings.getOrDefault(name, "not set"),
          other.settings.getOrDefault(name, "not set"));
    }
    return differences;
  }

  private static void compare(
      List<Difference> differences, String what, String mine, String other) {
    if (!mine.equals(other)) {
      differences.add(
          new Difference(what, mine.isEmpty() ? "none" : mine, other.isEmpty() ? "none" : other));
    }
  }

  private static String sentences(SentenceTemplates sentences) {
    return sentences.equals(SentenceTemplates.reference())
        ? "reference"
        : Sha256.ofText(sentences.toString());
  }

  /**
   * Something that is not the same.
   *
   * @param what its name
   * @param mine the one value
   * @param other the other
   */
  record Difference(String what, String mine, String other) {}
}
