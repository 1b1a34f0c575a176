package io.github.adaclip.weights;

import io.github.adaclip.failure.AdaClipException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The settings of a prompt checkpoint as texts in the header of a safetensors file; each may be
 * missing.
 *
 * @param type key {@code prompt_type}
 * @param branch key {@code prompt_branch}
 * @param depth key {@code prompt_depth}
 * @param length key {@code prompt_length}
 * @param imageSize key {@code image_size}, in pixels
 * @param clusters key {@code clusters}, the K of the fusion
 * @param layers key {@code layers}, block numbers from 1, ascending, separated by commas; empty if
 *     not stated
 * @param activation key {@code activation}, {@code gelu} or {@code quick_gelu}
 */
public record PromptMetadata(
    Optional<PromptType> type,
    Optional<PromptBranch> branch,
    OptionalInt depth,
    OptionalInt length,
    OptionalInt imageSize,
    OptionalInt clusters,
    List<Integer> layers,
    Optional<String> activation) {
  private static final String FORMAT = "format";
  private static final String ADACLIP = "adaclip";
  private static final String TYPE = "prompt_type";
  private static final String BRANCH = "prompt_branch";
  private static final String DEPTH = "prompt_depth";
  private static final String LENGTH = "prompt_length";
  private static final String IMAGE_SIZE = "image_size";
  private static final String CLUSTERS = "clusters";
  private static final String LAYERS = "layers";
  private static final String ACTIVATION = "activation";
  private static final List<String> ACTIVATIONS = List.of("gelu", "quick_gelu");

  /** Copies the list. */
  public PromptMetadata {
    layers = List.copyOf(layers);
  }

  /** Nothing stated. */
  public static PromptMetadata empty() {
    return new PromptMetadata(
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        List.of(),
        Optional.empty());
  }

  /** Everything stated. */
  public static PromptMetadata of(
      PromptSettings settings,
      int imageSize,
      int clusters,
      List<Integer> layers,
      String activation) {
    return new PromptMetadata(
        Optional.of(settings.type()),
        Optional.of(settings.branch()),
        OptionalInt.of(settings.depth()),
        OptionalInt.of(settings.length()),
        OptionalInt.of(imageSize),
        OptionalInt.of(clusters),
        layers,
        Optional.of(activation));
  }

  /** The texts to write into a header, only of what is stated. */
  public Map<String, String> toTexts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(FORMAT, ADACLIP);
    type.ifPresent(value -> texts.put(TYPE, value.symbol()));
    branch.ifPresent(value -> texts.put(BRANCH, value.symbol()));
    depth.ifPresent(value -> texts.put(DEPTH, Integer.toString(value)));
    length.ifPresent(value -> texts.put(LENGTH, Integer.toString(value)));
    imageSize.ifPresent(value -> texts.put(IMAGE_SIZE, Integer.toString(value)));
    clusters.ifPresent(value -> texts.put(CLUSTERS, Integer.toString(value)));
    if (!layers.isEmpty()) {
      texts.put(LAYERS, layers.stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    activation.ifPresent(value -> texts.put(ACTIVATION, value));
    return texts;
  }

  /**
   * Reads the texts of a header; unknown keys are left aside, and so is everything if the header
   * states another {@code format}.
   *
   * @throws AdaClipException UNREADABLE_WEIGHTS naming the key whose value makes no sense
   */
  static PromptMetadata read(Path file, Map<String, String> texts) {
    if (!texts.getOrDefault(FORMAT, ADACLIP).equals(ADACLIP)) {
      return empty();
    }
    Reader reader = new Reader(file, texts);
    return new PromptMetadata(
        reader.parse(TYPE, "S, D, SD or none", PromptType::of),
        reader.parse(BRANCH, "V, L, VL or none", PromptBranch::of),
        reader.number(DEPTH, 0),
        reader.number(LENGTH, 0),
        reader.number(IMAGE_SIZE, 1),
        reader.number(CLUSTERS, 1),
        reader
            .parse(LAYERS, "ascending block numbers such as 6,12,18,24", Reader::layers)
            .orElse(List.of()),
        reader.parse(
            ACTIVATION,
            "gelu or quick_gelu",
            text -> Optional.of(text).filter(ACTIVATIONS::contains)));
  }

  private record Reader(Path file, Map<String, String> texts) {
    private static final String NUMBER = "\\d{1,9}";

    <T> Optional<T> parse(String key, String expected, Function<String, Optional<T>> parser) {
      if (!texts.containsKey(key)) {
        return Optional.empty();
      }
      String text = texts.get(key).strip();
      Optional<T> value = parser.apply(text);
      if (value.isEmpty()) {
        throw WeightFailures.unreadable(file, "the checkpoint's metadata make no sense")
            .with("key", key)
            .expected(expected)
            .found(text)
            .fix("correct the metadata or write the checkpoint again")
            .build();
      }
      return value;
    }

    OptionalInt number(String key, int least) {
      return parse(key, "a whole number from " + least, text -> whole(text, least))
          .map(OptionalInt::of)
          .orElse(OptionalInt.empty());
    }

    private static Optional<Integer> whole(String text, int least) {
      return text.matches(NUMBER)
          ? Optional.of(Integer.valueOf(text)).filter(value -> value >= least)
          : Optional.empty();
    }

    static Optional<List<Integer>> layers(String text) {
      List<Optional<Integer>> parts =
          Arrays.stream(text.split(",", -1)).map(part -> whole(part.strip(), 1)).toList();
      if (parts.stream().anyMatch(Optional::isEmpty)) {
        return Optional.empty();
      }
      List<Integer> numbers = parts.stream().map(Optional::orElseThrow).toList();
      return Optional.of(numbers)
          .filter(list -> list.equals(list.stream().sorted().distinct().toList()));
    }
  }
}
