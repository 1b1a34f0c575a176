package io.github.adaclip.data.read;

import java.util.Optional;
import java.util.Set;

/** Words and numbers that people write for normal and anomalous. */
final class Labels {
  private static final Set<String> NORMAL =
      Set.of("0", "0.0", "normal", "good", "ok", "false", "no", "negative");
  private static final Set<String> ANOMALOUS =
      Set.of(
          "1",
          "1.0",
          "anomaly",
          "anomalous",
          "abnormal",
          "defect",
          "defective",
          "bad",
          "nok",
          "true",
          "yes",
          "positive");

  private Labels() {}

  /** Whether the label says anomalous; empty if it says neither. */
  static Optional<Boolean> anomalous(String label) {
    String word = PictureTree.plain(label.strip());
    if (NORMAL.contains(word)) {
      return Optional.of(false);
    }
    return ANOMALOUS.contains(word) ? Optional.of(true) : Optional.empty();
  }

  static boolean require(Table.Row row, String... columns) {
    String label = row.required(columns);
    return anomalous(label)
        .orElseThrow(
            () ->
                row.table()
                    .refuse(
                        "a label is neither normal nor anomalous",
                        "row " + row.number() + ": '" + label + "', expected 0 or 1"));
  }
}
