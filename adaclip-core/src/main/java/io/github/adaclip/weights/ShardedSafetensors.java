package io.github.adaclip.weights;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Opens a set of weight files by its index, a JSON file whose {@code weight_map} names the file of
 * each tensor.
 */
final class ShardedSafetensors {
  private static final int MAX_SHARDS = 1000;

  private ShardedSafetensors() {}

  /** Opens all files of the set; they must lie beside the index. */
  static TensorFile open(Path index) {
    Map<String, String> shardOfTensor = weightMap(index);
    Map<String, IndexedTensorFile> shards = new TreeMap<>();
    List<Closeable> open = new ArrayList<>();
    try {
      for (String shard : shardOfTensor.values()) {
        if (!shards.containsKey(shard)) {
          shards.put(shard, openShard(index, shard));
          open.add(shards.get(shard)::close);
        }
      }
      return new IndexedTensorFile(
          index,
          shards.values().stream().map(IndexedTensorFile::path).toList(),
          "sharded safetensors",
          Map.of(),
          tensors(index, shardOfTensor, shards),
          open);
    } catch (RuntimeException e) {
      shards.values().forEach(IndexedTensorFile::close);
      throw e;
    }
  }

  private static Map<String, String> weightMap(Path index) {
    JsonNode weightMap = ModelFolder.json(index).path("weight_map");
    Map<String, String> shardOfTensor = new LinkedHashMap<>();
    weightMap
        .properties()
        .forEach(entry -> shardOfTensor.put(entry.getKey(), entry.getValue().asText()));
    long shards = shardOfTensor.values().stream().distinct().count();
    if (shards == 0 || shards > MAX_SHARDS) {
      throw WeightFailures.unreadable(index, "the JSON file is no index of weight files")
          .expected("an object weight_map that names a file for each tensor")
          .found(weightMap.isObject() ? shards + " files" : "no weight_map")
          .fix("give the weight file itself, or the folder of the model")
          .build();
    }
    return shardOfTensor;
  }

  private static IndexedTensorFile openShard(Path index, String shard) {
    boolean plainName =
        !shard.isBlank()
            && shard.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ')
            && !shard.equals(".")
            && !shard.equals("..");
    if (!plainName) {
      throw WeightFailures.unreadable(index, "the index names a file outside its folder")
          .expected("plain file names")
          .found(shard)
          .fix("use weights from a source you trust")
          .build();
    }
    return TensorFiles.openSafetensors(index.toAbsolutePath().resolveSibling(shard));
  }

  private static Map<String, StoredTensor> tensors(
      Path index, Map<String, String> shardOfTensor, Map<String, IndexedTensorFile> shards) {
    Map<String, StoredTensor> tensors = new LinkedHashMap<>();
    shardOfTensor.forEach(
        (name, shard) -> {
          StoredTensor tensor = shards.get(shard).tensors().get(name);
          if (tensor == null) {
            throw WeightFailures.unreadable(index, "a file of the set lacks a tensor")
                .with("tensor", name)
                .expected("in " + shard)
                .fix(WeightFailures.DOWNLOAD_AGAIN)
                .build();
          }
          tensors.put(name, tensor);
        });
    return tensors;
  }
}
