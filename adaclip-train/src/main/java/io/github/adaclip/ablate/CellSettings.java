package io.github.adaclip.ablate;

import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.weights.PromptBranch;
import io.github.adaclip.weights.PromptType;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The settings of one cell. What makes no difference has no value, so that equal cells are equal:
 * branch, depth and length without prompts; form and clusters of the fusion where the score is made
 * without it.
 *
 * @param values a text for every key, {@link #UNUSED} where it makes no difference
 */
public record CellSettings(SortedMap<AblationKey, String> values) {
  /** Stands for a setting that makes no difference. */
  public static final String UNUSED = "";

  private static final int HASH_DIGITS = 8;
  private static final int LONGEST_DATA = 40;
  private static final int LONGEST_NAME = 100;

  /** What needs no mention in a file's name: the published settings. */
  private static final Map<AblationKey, String> PUBLISHED =
      Map.ofEntries(
          Map.entry(AblationKey.PROMPT_TYPE, "SD"),
          Map.entry(AblationKey.PROMPT_BRANCH, "VL"),
          Map.entry(AblationKey.PROMPT_DEPTH, "4"),
          Map.entry(AblationKey.PROMPT_LENGTH, "5"),
          Map.entry(AblationKey.PROJECTION, "trained"),
          Map.entry(AblationKey.FUSION, "reference"),
          Map.entry(AblationKey.CLUSTERS, "20"),
          Map.entry(AblationKey.SCORE, "fusion"),
          Map.entry(AblationKey.IMAGE_SIZE, "518"),
          Map.entry(AblationKey.EPOCHS, "5"),
          Map.entry(AblationKey.LEARNING_RATE, "0.01"),
          Map.entry(AblationKey.DICE, "rows"),
          Map.entry(AblationKey.SEED, "0"));

  /** Copies the map. */
  public CellSettings {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * Drops what makes no difference.
   *
   * @param values one for every key
   */
  static CellSettings of(Map<AblationKey, String> values) {
    SortedMap<AblationKey, String> used = new TreeMap<>(values);
    if (used.get(AblationKey.PROMPT_TYPE).equals(PromptType.NONE.symbol())
        || used.get(AblationKey.PROMPT_BRANCH).equals(PromptBranch.NONE.symbol())) {
      used.put(AblationKey.PROMPT_TYPE, PromptType.NONE.symbol());
      used.put(AblationKey.PROMPT_BRANCH, UNUSED);
      used.put(AblationKey.PROMPT_DEPTH, UNUSED);
      used.put(AblationKey.PROMPT_LENGTH, UNUSED);
    }
    if (!used.get(AblationKey.SCORE).equals(ScoreKind.FUSION.optionName())) {
      used.put(AblationKey.FUSION, UNUSED);
      used.put(AblationKey.CLUSTERS, UNUSED);
    }
    return new CellSettings(used);
  }

  /** The text of a key, {@link #UNUSED} if it makes no difference. */
  public String value(AblationKey key) {
    return values.get(key);
  }

  boolean isUsed(AblationKey key) {
    return !value(key).equals(UNUSED);
  }

  int whole(AblationKey key) {
    return Integer.parseInt(value(key));
  }

  /** The same with another value, which must not make others meaningless. */
  CellSettings with(AblationKey key, String value) {
    SortedMap<AblationKey, String> changed = new TreeMap<>(values);
    changed.put(key, value);
    return new CellSettings(changed);
  }

  /** The settings by their names on the command line. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    values.forEach((key, value) -> texts.put(key.key(), value));
    return texts;
  }

  /** The settings in which this differs from the published ones; data and backbone are not told. */
  public Map<AblationKey, String> differences() {
    SortedMap<AblationKey, String> different = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (isUsed(key) && PUBLISHED.containsKey(key) && !PUBLISHED.get(key).equals(value)) {
            different.put(key, value);
          }
        });
    return different;
  }

  /**
   * A name for files: what differs from the published settings, and a piece of a hash that tells
   * equal ones apart. It does not depend on the grid, so that a larger grid finds what a smaller
   * one left.
   *
   * @param distinction what the hash is of
   */
  String fileName(String distinction) {
    String data = value(AblationKey.DATA);
    String readable =
        (data.length() > LONGEST_DATA ? data.substring(0, LONGEST_DATA) : data)
            + "_"
            + value(AblationKey.BACKBONE)
            + differences().entrySet().stream()
                .map(each -> "_" + each.getKey().key() + "-" + each.getValue())
                .collect(Collectors.joining());
    String safe = readable.replaceAll("[^A-Za-z0-9.+_-]", "-").replaceFirst("^[.-]+", "");
    return (safe.length() > LONGEST_NAME ? safe.substring(0, LONGEST_NAME) : safe)
        + "-"
        + Sha256.ofText(distinction).substring(0, HASH_DIGITS);
  }
}
