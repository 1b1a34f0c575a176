package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.FileDescription;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.PromptSettings;
import io.github.adaclip.weights.PromptType;
import io.github.adaclip.weights.TensorInfo;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What a weight file holds, as JSON; what is not stated is null. */
final class DescriptionJson {
  private DescriptionJson() {}

  static ObjectNode of(FileDescription file, boolean listTensors) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("file", file.path().toString())
            .put("kind", file.kind().name())
            .put("format", file.format())
            .put("layout", file.layout().orElse(null))
            .put("sha256", file.sha256())
            .put("parameters", file.parameters())
            .put("tensorCount", file.tensors().size());
    ObjectNode types = json.putObject("tensorsOfType");
    new TreeMap<>(file.tensorsOfType()).forEach((type, count) -> types.put(type.name(), count));
    WeightFacts facts = WeightFacts.of(file);
    file.architecture().ifPresent(sizes -> architecture(json.putObject("architecture"), sizes));
    facts.configActivation().ifPresent(name -> json.put("configActivation", name));
    if (file.kind() == FileDescription.Kind.ADACLIP_PROMPTS) {
      ObjectNode prompts = json.putObject("prompts");
      prompts(prompts, file);
      facts
          .checkpointFits()
          .ifPresent(
              fits ->
                  prompts
                      .put("visionWidth", fits.visionWidth())
                      .put("embeddingWidth", fits.embeddingWidth())
                      .put("layerCount", fits.layerCount()));
    }
    ObjectNode metadata = json.putObject("metadata");
    new TreeMap<>(file.metadata()).forEach(metadata::put);
    json.put("note", file.note().isEmpty() ? null : file.note());
    if (listTensors) {
      ArrayNode tensors = json.putArray("tensors");
      file.tensors().forEach(tensor -> tensor(tensors.addObject(), tensor));
    }
    return json;
  }

  private static void architecture(ObjectNode json, ClipArchitecture sizes) {
    json.put("name", sizes.name())
        .put("imageSize", sizes.imageSize())
        .put("patchSize", sizes.patchSize())
        .put("visionWidth", sizes.visionWidth())
        .put("visionLayers", sizes.visionLayers())
        .put("embeddingWidth", sizes.embeddingWidth())
        .put("textWidth", sizes.textWidth())
        .put("textLayers", sizes.textLayers())
        .put("contextLength", sizes.contextLength())
        .put("vocabularySize", sizes.vocabularySize());
  }

  private static void prompts(ObjectNode json, FileDescription file) {
    PromptMetadata stated = file.stated();
    Optional<PromptSettings> all = file.settings();
    json.put("type", file.promptType().map(PromptType::symbol).orElse(null))
        .put(
            "branch",
            all.map(PromptSettings::branch)
                .or(stated::branch)
                .map(PromptBranch::symbol)
                .orElse(null))
        .put("depth", all.map(PromptSettings::depth).orElseGet(() -> boxed(stated.depth())))
        .put("length", boxed(file.promptLength()))
        .put("imageSize", boxed(stated.imageSize()))
        .put("clusters", boxed(stated.clusters()))
        .put("activation", stated.activation().orElse(null));
    stated.layers().forEach(json.putArray("layers")::add);
  }

  private static void tensor(ObjectNode json, TensorInfo tensor) {
    json.put("name", tensor.name()).put("type", tensor.type().name());
    ArrayNode shape = json.putArray("shape");
    for (long size : tensor.shape()) {
      shape.add(size);
    }
  }

  private static Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
