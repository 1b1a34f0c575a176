package io.github.adaclip.ablate.report;

import io.github.adaclip.ablate.AblationPlan;
import io.github.adaclip.ablate.CellOutcome;
import io.github.adaclip.ablate.NamedSet;
import io.github.adaclip.failure.AdaClipException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What must be known to read a table, a sentence each. */
final class AblationLegend {
  /** Behind the best figure of a column on the terminal. */
  static final String BEST = "▲";

  /** Behind figures on a set that the cell was trained on. */
  static final String TRAINED_ON = "*";

  private final AblationTable table;
  private final AblationPlan plan;

  AblationLegend(AblationTable table) {
    this.table = table;
    this.plan = table.result().plan();
  }

  /** {@code 4 variants, 3 trainings, tested on MVTec AD, VisA}. */
  String heading() {
    return count(plan.cells().size(), "variant")
        + ", "
        + count(plan.trainings(), "training")
        + ", tested on "
        + plan.job().tests().stream().map(NamedSet::title).collect(Collectors.joining(", "));
  }

  /** Signs, means, and how far the figures can be trusted. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    addMeans(lines);
    addValidation(lines);
    if (table.rows().stream().anyMatch(TableRow::isOverSeeds)) {
      lines.add("±: standard deviation over the seeds (n − 1)");
    }
    if (plan.duplicates() > 0) {
      lines.add(count(plan.duplicates(), "variant") + " of the grid left out: the same as another");
    }
    long pictures =
        table.result().outcomes().stream()
            .flatMap(outcome -> outcome.result().stream())
            .mapToLong(result -> result.unreadable())
            .sum();
    if (pictures > 0) {
      lines.add(count(pictures, "time") + " a picture could not be read, in training or test");
    }
    return lines;
  }

  /** Cells that failed, with why and what to do. */
  List<String> failures() {
    List<String> lines = new ArrayList<>();
    for (TableRow row : table.cells()) {
      CellOutcome outcome = row.outcome();
      outcome
          .failure()
          .ifPresent(failure -> lines.add(settings(row) + " failed: " + words(failure)));
    }
    return lines;
  }

  private static String words(AdaClipException failure) {
    return failure.getMessage() + (failure.fix().isEmpty() ? "" : "; " + failure.fix());
  }

  /** {@code prompt-type S, clusters 10}. */
  private String settings(TableRow row) {
    return table.settingTitles().equals(List.of("variant"))
        ? table.settings(row).get(0)
        : plan.keys().stream()
            .map(key -> key.key() + " " + row.setting(key))
            .collect(Collectors.joining(", "));
  }

  private void addMeans(List<String> lines) {
    List<NamedSet> tests = plan.job().tests();
    lines.add(
        "percent, means over the classes of a set that have a value; – has no value or makes no"
            + " difference");
    List<String> seen = tests.stream().filter(plan::isTrainedOn).map(NamedSet::title).toList();
    if (!seen.isEmpty()) {
      lines.add(
          TRAINED_ON
              + " the variant was trained on this set: no zero-shot figure"
              + (tests.size() > 1
                  ? "; means leave out " + String.join(", ", seen) + " in all rows"
                  : ""));
    }
  }

  private void addValidation(List<String> lines) {
    if (plan.job().validation().isEmpty()) {
      lines.add("no validation set: each training's last epoch is measured");
      return;
    }
    NamedSet validation = plan.job().validation().get();
    boolean tested = plan.job().tests().stream().anyMatch(validation::isSame);
    lines.add(
        "each training's best epoch was chosen on "
            + validation.title()
            + (tested ? ", which is tested too: its figures are a little too good" : ""));
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
