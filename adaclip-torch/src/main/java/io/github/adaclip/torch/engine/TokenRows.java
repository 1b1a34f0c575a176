package io.github.adaclip.torch.engine;

import io.github.adaclip.training.PretrainingEngine.Example;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.NamedTensor;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The few rows of the table of tokens that learn, while the vocabulary is much larger: row 0 stands
 * for every token that is not among the known ones, those follow in the order of their ids, so that
 * the end of text stays the largest.
 */
final class TokenRows {
  private static final String TABLE = "token_embedding.weight";

  private final int[] known;

  TokenRows(List<Integer> tokens) {
    this.known = tokens.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
  }

  /** The same sizes with only so many tokens as there are rows. */
  ClipArchitecture compact(ClipArchitecture sizes) {
    return new ClipArchitecture(
        sizes.imageSize(),
        sizes.patchSize(),
        sizes.visionWidth(),
        sizes.visionLayers(),
        sizes.embeddingWidth(),
        sizes.textWidth(),
        sizes.textLayers(),
        sizes.contextLength(),
        known.length + 1);
  }

  /** All captions, then all normal sentences, then all abnormal ones, as rows. */
  int[][] of(List<Example> batch) {
    return Stream.<Function<Example, int[]>>of(Example::caption, Example::normal, Example::abnormal)
        .flatMap(sentence -> batch.stream().map(sentence))
        .map(ids -> Arrays.stream(ids).map(this::row).toArray())
        .toArray(int[][]::new);
  }

  private int row(int id) {
    return Math.max(0, Arrays.binarySearch(known, id) + 1);
  }

  /** The table with one row for each of the vocabulary's tokens; other tensors as they are. */
  NamedTensor spread(NamedTensor tensor, int vocabulary) {
    if (!tensor.name().equals(TABLE)) {
      return tensor;
    }
    int width = (int) tensor.shape()[1];
    return new NamedTensor(
        TABLE,
        tensor.type(),
        new long[] {vocabulary, width},
        target -> {
          FloatBuffer values = FloatBuffer.allocate((known.length + 1) * width);
          tensor.content().fill(values);
          for (int id = 0; id < vocabulary; id++) {
            target.put(values.array(), row(id) * width, width);
          }
        });
  }
}
