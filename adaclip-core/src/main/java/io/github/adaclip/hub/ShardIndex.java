package io.github.adaclip.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** The index of weights that are split over several files of one folder ({@code *.index.json}). */
final class ShardIndex {
  private static final String ENDING = ".index.json";

  private ShardIndex() {}

  static boolean isIndex(String fileName) {
    return fileName.endsWith(ENDING);
  }

  /**
   * Names of the files the index speaks of, each once, sorted.
   *
   * @throws AdaClipException UNREADABLE_WEIGHTS if it is no such index
   */
  static List<String> shards(Path index) {
    TreeSet<String> names = new TreeSet<>();
    try {
      JsonNode map = new ObjectMapper().readTree(index.toFile()).path("weight_map");
      map.elements().forEachRemaining(name -> names.add(name.asText()));
    } catch (IOException e) {
      throw unreadable(index, e);
    }
    if (names.isEmpty() || names.stream().anyMatch(name -> name.isEmpty() || name.contains("/"))) {
      throw unreadable(index, null);
    }
    return List.copyOf(names);
  }

  private static AdaClipException unreadable(Path index, Exception cause) {
    return AdaClipException.of(
            FailureCode.UNREADABLE_WEIGHTS, "the index of split weights cannot be read")
        .file(index)
        .expected("JSON with a weight_map from tensors to files of the same folder")
        .fix("delete the file and pull the model again, or name a weight file itself")
        .cause(cause)
        .build();
  }
}
