package io.github.adaclip.cli;

import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.FileDescription;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import io.github.adaclip.weights.TensorInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a weight file holds, as lines for people. */
final class DescriptionText {
  private static final String NOT_STATED = "not stated";
  private static final int LONGEST_TEXT = 200;

  private final List<String> lines = new ArrayList<>();

  private DescriptionText() {}

  /** One line for each thing that is known, in a fixed order. */
  static List<String> lines(FileDescription file, boolean listTensors) {
    DescriptionText text = new DescriptionText();
    text.row("file", file.path());
    text.row("holds", kind(file.kind()));
    text.row(
        "format", file.format() + file.layout().map(name -> ", names as of " + name).orElse(""));
    file.architecture().ifPresent(text::backbone);
    WeightFacts facts = WeightFacts.of(file);
    facts
        .configActivation()
        .ifPresent(
            name ->
                text.row("activation", name + " by the config beside it; AdaCLIP takes its own"));
    facts.checkpointFits().ifPresent(text::madeFor);
    if (file.kind() == FileDescription.Kind.ADACLIP_PROMPTS) {
      text.prompts(file);
    }
    text.row("parameters", String.format(Locale.ROOT, "%,d", file.parameters()));
    text.row("tensors", file.tensors().size() + ": " + types(file));
    text.row("sha256", file.sha256());
    new TreeMap<>(file.metadata())
        .forEach((key, value) -> text.row("metadata", key + " = " + shortened(value)));
    if (!file.note().isEmpty()) {
      text.row("note", "cannot be used: " + file.note());
    }
    if (listTensors) {
      file.tensors().forEach(tensor -> text.row("tensor", tensor(tensor)));
    }
    return text.lines;
  }

  private void backbone(ClipArchitecture sizes) {
    row("architecture", sizes.name());
    row(
        "vision",
        sizes.visionLayers()
            + " blocks of width "
            + sizes.visionWidth()
            + ", patches of "
            + sizes.patchSize()
            + " pixels, made for "
            + sizes.imageSize()
            + " pixels");
    row(
        "text",
        sizes.textLayers()
            + " blocks of width "
            + sizes.textWidth()
            + ", "
            + sizes.contextLength()
            + " tokens");
    row("shared width", sizes.embeddingWidth());
  }

  private void madeFor(WeightFacts.Fits fits) {
    row(
        "made for",
        "vision width "
            + fits.visionWidth()
            + ", shared width "
            + fits.embeddingWidth()
            + ", outputs of "
            + fits.layerCount()
            + " blocks");
  }

  private void prompts(FileDescription file) {
    PromptMetadata stated = file.stated();
    Optional<PromptSettings> all = file.settings();
    row("prompt type", orNotStated(file.promptType().map(PromptType::symbol)));
    row(
        "branch",
        orNotStated(all.map(PromptSettings::branch).or(stated::branch).map(PromptBranch::symbol)));
    row("depth J", orNotStated(all.map(PromptSettings::depth).or(() -> boxed(stated.depth()))));
    row("length M", orNotStated(boxed(file.promptLength())));
    row("image size", orNotStated(boxed(stated.imageSize())));
    row("clusters K", orNotStated(boxed(stated.clusters())));
    row("layers", stated.layers().isEmpty() ? NOT_STATED : stated.layers());
    row("activation", orNotStated(stated.activation()));
  }

  private void row(String name, Object value) {
    lines.add(String.format(Locale.ROOT, "%-13s %s", name, value));
  }

  private static String kind(FileDescription.Kind kind) {
    return switch (kind) {
      case CLIP_BACKBONE -> "a CLIP backbone";
      case ADACLIP_PROMPTS -> "AdaCLIP prompts and projections";
      case OTHER -> "neither a CLIP backbone nor AdaCLIP prompts";
    };
  }

  private static String types(FileDescription file) {
    return new TreeMap<>(file.tensorsOfType())
        .entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String tensor(TensorInfo tensor) {
    return tensor.name() + " " + tensor.type() + " " + tensor.shapeText();
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
  }

  private static String orNotStated(Optional<?> value) {
    return value.map(String::valueOf).orElse(NOT_STATED);
  }

  private static Optional<Integer> boxed(OptionalInt value) {
    return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
  }
}
