package io.github.adaclip.cli;

import io.github.adaclip.data.Dataset;
import java.util.List;

/** Tells what a user should know about the data of a training before it begins. */
final class DataRemarks {
  private DataRemarks() {}

  /** What the readers left out. */
  static void tell(Console console, List<Dataset> sets) {
    sets.forEach(set -> set.remarks().forEach(remark -> console.note(set.name() + ": " + remark)));
  }

  /**
   * Classes that are trained on and measured.
   *
   * @param role of the measured set: {@code validation}, {@code test}
   */
  static void tellOverlap(Console console, List<Dataset> sets, Dataset measured, String role) {
    List<String> shared =
        measured.classes().stream()
            .filter(name -> sets.stream().anyMatch(each -> each.classes().contains(name)))
            .toList();
    if (!shared.isEmpty()) {
      console.note(
          "note: classes of the "
              + role
              + " set are trained on, so it says less about new ones: "
              + String.join(", ", shared));
    }
  }
}
