package io.github.adaclip.data.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The index of the reference implementation, {@code meta.json}: per split and class a list of
 * entries with {@code img_path}, {@code mask_path}, {@code cls_name}, {@code specie_name} and
 * {@code anomaly}. Paths are relative to the folder the index lies in.
 */
final class MetaReader implements DatasetReader {
  static final String FILE_NAME = "meta.json";

  @Override
  public String layout() {
    return FILE_NAME + " with \"train\" and \"test\"";
  }

  @Override
  public boolean recognises(Path root) {
    return Files.isRegularFile(index(root));
  }

  @Override
  public Dataset read(ReadRequest request) {
    Path index = index(request.root());
    JsonNode document = parse(index);
    Path root = index.toAbsolutePath().getParent();
    if (Files.isDirectory(request.root())) {
      root = request.root();
    }
    DatasetBuilder builder = new DatasetBuilder(request.name(), root);
    for (Split split : Split.values()) {
      for (Map.Entry<String, JsonNode> entry : document.path(split.key()).properties()) {
        if (!entry.getValue().isArray()) {
          throw refuse(index, split.key() + "." + entry.getKey(), "a list of entries");
        }
        int position = 0;
        for (JsonNode item : entry.getValue()) {
          String place = split.key() + "." + entry.getKey() + "[" + position++ + "]";
          builder.add(split, sample(item, entry.getKey(), root, builder, index, place));
        }
      }
    }
    builder.requireFiles(index);
    return builder.build();
  }

  private static Path index(Path root) {
    return Files.isDirectory(root) ? root.resolve(FILE_NAME) : root;
  }

  private static JsonNode parse(Path index) {
    try {
      JsonNode document = new ObjectMapper().readTree(index.toFile());
      if (!document.path("train").isObject() && !document.path("test").isObject()) {
        throw refuse(index, "the document", "an object with \"train\" and \"test\"");
      }
      return document;
    } catch (JsonProcessingException e) {
      throw AdaClipException.of(FailureCode.UNUSABLE_DATA, "the index is not JSON")
          .file(index)
          .found(e.getOriginalMessage() + ", line " + e.getLocation().getLineNr())
          .fix("write a new one with: adaclip data index folder=" + index.getParent())
          .cause(e)
          .build();
    } catch (IOException e) {
      throw PictureTree.unreadable(index, e);
    }
  }

  private static Sample sample(
      JsonNode item, String key, Path root, DatasetBuilder builder, Path index, String place) {
    if (!item.path("img_path").isTextual() || item.path("img_path").asText().isBlank()) {
      throw refuse(index, place, "img_path, the path of a picture");
    }
    Path image = builder.expectFile(resolve(root, item.get("img_path").asText()));
    String maskPath = item.path("mask_path").isTextual() ? item.get("mask_path").asText() : "";
    Optional<Path> mask =
        maskPath.isBlank()
            ? Optional.empty()
            : Optional.of(builder.expectFile(resolve(root, maskPath)));
    boolean anomalous = anomalous(item.path("anomaly"), index, place);
    String kind = anomalous ? item.path("specie_name").asText("") : "";
    String className = item.path("cls_name").asText(key);
    return new Sample(image, mask, className.isBlank() ? key : className, anomalous, kind);
  }

  /** An index written on Windows has backslashes, which elsewhere may be part of a name. */
  private static Path resolve(Path root, String path) {
    Path file = root.resolve(path);
    return path.indexOf('\\') >= 0 && !Files.exists(file)
        ? root.resolve(path.replace('\\', '/'))
        : file;
  }

  private static boolean anomalous(JsonNode value, Path index, String place) {
    if (value.isBoolean()) {
      return value.asBoolean();
    }
    if (value.isNumber() && (value.asDouble() == 0 || value.asDouble() == 1)) {
      return value.asDouble() == 1;
    }
    throw refuse(index, place, "anomaly 0 or 1, found " + value);
  }

  private static AdaClipException refuse(Path index, String place, String expected) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, "the index is not a usable meta.json")
        .file(index)
        .with("at", place)
        .expected(expected)
        .fix("correct the entry, or write a new index with: adaclip data index")
        .build();
  }
}
