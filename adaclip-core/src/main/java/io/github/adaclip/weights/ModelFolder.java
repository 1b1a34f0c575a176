package io.github.adaclip.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder as Hugging Face's hub lays it out: one weight file of a usual name, and a configuration
 * beside it.
 */
final class ModelFolder {
  private static final List<String> WEIGHT_FILES =
      List.of(
          "model.safetensors",
          "model.safetensors.index.json",
          "open_clip_model.safetensors",
          "pytorch_model.bin",
          "open_clip_pytorch_model.bin");
  private static final int MAX_JSON_BYTES = 16 << 20;

  private ModelFolder() {}

  /**
   * The weight file of a folder; of the same weights as safetensors and as pickle, the safetensors.
   *
   * @throws io.github.adaclip.failure.AdaClipException UNREADABLE_WEIGHTS if there is none, or if
   *     there are several of different models
   */
  static Path weightsIn(Path folder) {
    List<Path> found = WEIGHT_FILES.stream().map(folder::resolve).filter(Files::exists).toList();
    if (found.isEmpty()) {
      throw WeightFailures.unreadable(folder, "the folder holds no weight file of a usual name")
          .expected("one of " + String.join(", ", WEIGHT_FILES))
          .fix("give the weight file itself")
          .build();
    }
    boolean mixed = found.stream().map(ModelFolder::isOpenClip).distinct().count() > 1;
    boolean twice = found.size() > 1 && isSafetensors(found.get(0)) && isSafetensors(found.get(1));
    if (mixed || twice) {
      throw WeightFailures.unreadable(folder, "the folder holds several weight files")
          .expected("one of " + String.join(", ", WEIGHT_FILES))
          .found(String.join(", ", found.stream().map(ModelFolder::name).toList()))
          .fix("give the one you mean instead of the folder")
          .build();
    }
    return found.get(0);
  }

  /**
   * The activation function that the configuration beside a weight file states, for instance
   * quick_gelu.
   */
  static Optional<String> statedActivation(Path weightFile) {
    Path folder = weightFile.toAbsolutePath().getParent();
    Path config = folder.resolve("config.json");
    if (Files.isRegularFile(config)) {
      JsonNode root = json(config);
      for (JsonNode part : List.of(root.path("vision_config"), root.path("text_config"), root)) {
        if (part.path("hidden_act").isTextual()) {
          return Optional.of(part.path("hidden_act").asText());
        }
      }
    }
    Path openClip = folder.resolve("open_clip_config.json");
    if (Files.isRegularFile(openClip)) {
      JsonNode quick = json(openClip).path("model_cfg").path("quick_gelu");
      return Optional.of(quick.asBoolean(false) ? "quick_gelu" : "gelu");
    }
    return Optional.empty();
  }

  /** A small JSON file as a tree. */
  static JsonNode json(Path file) {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(MAX_JSON_BYTES + 1);
      if (bytes.length > MAX_JSON_BYTES) {
        throw WeightFailures.unreadable(file, "the JSON file is too long")
            .expected("at most " + MAX_JSON_BYTES + " bytes")
            .build();
      }
      return new ObjectMapper().readTree(bytes);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw WeightFailures.unreadable(file, "the file is not sound JSON")
          .found(e.getOriginalMessage())
          .fix(WeightFailures.DOWNLOAD_AGAIN)
          .cause(e)
          .build();
    } catch (IOException e) {
      throw WeightFailures.readFailed(file, e);
    }
  }

  private static boolean isOpenClip(Path file) {
    return name(file).startsWith("open_clip");
  }

  private static boolean isSafetensors(Path file) {
    return name(file).contains("safetensors");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
