package io.github.adaclip.ablate;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What is varied.
 *
 * @param values of each key, in the order given
 * @param oneAtATime whether each value is tried alone, all else as in the base settings; otherwise
 *     every combination is
 */
public record AblationGrid(Map<AblationKey, List<String>> values, boolean oneAtATime) {
  /** Copies the map and refuses an empty one. */
  public AblationGrid {
    Map<AblationKey, List<String>> copy = new LinkedHashMap<>();
    values.forEach((key, list) -> copy.put(key, List.copyOf(list)));
    values = Collections.unmodifiableMap(copy);
    if (values.isEmpty()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "nothing is varied")
          .expected("KEY=V1,V2 with a key of " + String.join(", ", AblationKey.keys()))
          .fix("pass for instance --grid prompt-type=none,S,D,SD")
          .build();
    }
  }

  /**
   * Takes texts of the form {@code KEY=V1,V2,…} apart; the values of a key that comes twice are
   * joined, values that come twice are taken once.
   *
   * @throws AdaClipException INVALID_OPTION if a text has another form, or for an unknown key or
   *     value
   */
  public static AblationGrid parse(List<String> texts, boolean oneAtATime) {
    Map<AblationKey, LinkedHashSet<String>> values = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 1 || equals == text.length() - 1) {
        throw AdaClipException.of(FailureCode.INVALID_OPTION, "a part of a grid has no values")
            .expected("KEY=V1,V2,…")
            .found(text)
            .fix("write for instance prompt-depth=1,4,8")
            .build();
      }
      AblationKey key = AblationKey.parse(text.substring(0, equals).strip());
      for (String value : text.substring(equals + 1).split(",", -1)) {
        values.computeIfAbsent(key, each -> new LinkedHashSet<>()).add(key.canonical(value));
      }
    }
    Map<AblationKey, List<String>> lists = new LinkedHashMap<>();
    values.forEach((key, set) -> lists.put(key, List.copyOf(set)));
    return new AblationGrid(lists, oneAtATime);
  }

  /** The keys in the order given. */
  public List<AblationKey> keys() {
    return List.copyOf(values.keySet());
  }

  /**
   * All variants of some settings, duplicates included; the last key changes fastest.
   *
   * @param base a value for every key that is not varied; one at a time also for those that are
   */
  List<Map<AblationKey, String>> variants(Map<AblationKey, String> base) {
    List<Map<AblationKey, String>> variants = new ArrayList<>();
    variants.add(base);
    for (Map.Entry<AblationKey, List<String>> varied : values.entrySet()) {
      List<Map<AblationKey, String>> before = oneAtATime ? List.of(base) : List.copyOf(variants);
      if (!oneAtATime) {
        variants.clear();
      }
      for (Map<AblationKey, String> variant : before) {
        for (String value : varied.getValue()) {
          Map<AblationKey, String> changed = new LinkedHashMap<>(variant);
          changed.put(varied.getKey(), value);
          variants.add(changed);
        }
      }
    }
    return variants;
  }
}
