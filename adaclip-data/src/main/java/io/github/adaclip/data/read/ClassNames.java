package io.github.adaclip.data.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Better names for classes: {@code classes.json} beside the class folders, folder → class name. */
final class ClassNames {
  static final String FILE_NAME = "classes.json";

  private ClassNames() {}

  /** The data set under the names of the file in its root, or as it is if there is none. */
  static Dataset apply(Dataset dataset) {
    Path file = dataset.root().resolve(FILE_NAME);
    if (!Files.isRegularFile(file)) {
      return dataset;
    }
    Map<String, String> names = read(file);
    return dataset.map(
        sample ->
            names.containsKey(sample.className())
                ? sample.withClassName(names.get(sample.className()))
                : sample);
  }

  private static Map<String, String> read(Path file) {
    try {
      JsonNode document = new ObjectMapper().readTree(file.toFile());
      if (!document.isObject()) {
        throw refuse(file, "not an object");
      }
      Map<String, String> names = new HashMap<>();
      for (Map.Entry<String, JsonNode> entry : document.properties()) {
        if (!entry.getValue().isTextual() || entry.getValue().asText().isBlank()) {
          throw refuse(file, entry.getKey() + ": " + entry.getValue());
        }
        names.put(entry.getKey(), entry.getValue().asText().strip());
      }
      return names;
    } catch (JsonProcessingException e) {
      throw refuse(file, e.getOriginalMessage());
    } catch (IOException e) {
      throw PictureTree.unreadable(file, e);
    }
  }

  private static AdaClipException refuse(Path file, String found) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, "the class names cannot be read")
        .file(file)
        .expected("{\"folder\": \"class name\", …}")
        .found(found)
        .fix("correct the file or delete it")
        .build();
  }
}
