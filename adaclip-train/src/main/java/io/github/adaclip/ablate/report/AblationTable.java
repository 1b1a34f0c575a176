package io.github.adaclip.ablate.report;

import io.github.adaclip.ablate.AblationKey;
import io.github.adaclip.ablate.AblationResult;
import io.github.adaclip.ablate.CellOutcome;
import io.github.adaclip.ablate.CellSettings;
import io.github.adaclip.ablate.SetResult;
import io.github.adaclip.evaluate.report.Percent;
import io.github.adaclip.metrics.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What every form of the report shows: a row for each cell, then means over seeds where these are
 * varied; for each test set and mean all metrics.
 *
 * @param result what it was made from
 * @param groups of columns
 * @param rows from top to bottom
 */
record AblationTable(AblationResult result, List<ResultGroup> groups, List<TableRow> rows) {
  AblationTable {
    groups = List.copyOf(groups);
    rows = List.copyOf(rows);
  }

  static AblationTable of(AblationResult result) {
    List<ResultGroup> groups = ResultGroup.of(result.plan());
    List<TableRow> rows = new ArrayList<>();
    for (CellOutcome outcome : result.outcomes()) {
      rows.add(new TableRow(outcome, 1, figures(outcome, groups)));
    }
    if (result.plan().keys().contains(AblationKey.SEED)) {
      rows.addAll(overSeeds(rows, groups));
    }
    return new AblationTable(result, groups, rows);
  }

  /** The headings of the columns that tell rows apart: the varied settings, or one for all. */
  List<String> settingTitles() {
    return result.plan().job().grid().oneAtATime()
        ? List.of("variant")
        : result.plan().keys().stream().map(AblationKey::key).toList();
  }

  /** What stands in these columns. */
  List<String> settings(TableRow row) {
    List<AblationKey> keys = result.plan().keys();
    if (!result.plan().job().grid().oneAtATime()) {
      return keys.stream().map(row::setting).toList();
    }
    CellSettings base = rows.get(0).outcome().cell().settings();
    List<String> different =
        keys.stream()
            .filter(key -> !row.setting(key).equals(Percent.NONE))
            .filter(key -> !row.setting(key).equals(base.value(key)))
            .map(key -> key.key() + " " + row.setting(key))
            .toList();
    return List.of(different.isEmpty() ? "base settings" : String.join(", ", different));
  }

  /** The rows of cells, without the means over seeds. */
  List<TableRow> cells() {
    return rows.stream().filter(row -> !row.isOverSeeds()).toList();
  }

  /** Whether any row has a value there. */
  boolean hasValues(ResultGroup group, Metric metric) {
    return rows.stream().anyMatch(row -> row.figure(group, metric).percent().isPresent());
  }

  /**
   * Whether no other cell's figure is better, as far as one decimal shows; figures on sets that a
   * cell was trained on do not compete, and where all are equal none is the best.
   */
  boolean isBest(TableRow row, ResultGroup group, Metric metric) {
    if (row.isOverSeeds() || !competes(row, group, metric)) {
      return false;
    }
    double[] shown =
        cells().stream()
            .filter(each -> competes(each, group, metric))
            .mapToDouble(each -> shown(each, group, metric))
            .distinct()
            .sorted()
            .toArray();
    return shown.length > 1 && shown(row, group, metric) == shown[shown.length - 1];
  }

  private static boolean competes(TableRow row, ResultGroup group, Metric metric) {
    return row.figure(group, metric).percent().isPresent() && !row.wasTrainedOn(group);
  }

  private static double shown(TableRow row, ResultGroup group, Metric metric) {
    return Double.parseDouble(row.figure(group, metric).text());
  }

  private static Map<ResultGroup, Map<Metric, Figure>> figures(
      CellOutcome outcome, List<ResultGroup> groups) {
    Map<ResultGroup, Map<Metric, Figure>> figures = new LinkedHashMap<>();
    if (outcome.result().isPresent()) {
      for (ResultGroup group : groups) {
        List<SetResult> sets =
            outcome.result().get().sets().stream()
                .filter(set -> group.sets().stream().anyMatch(it -> it.name().equals(set.name())))
                .toList();
        Map<Metric, Figure> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
          List<OptionalDouble> each = sets.stream().map(set -> set.percent().get(metric)).toList();
          values.put(metric, Figure.mean(each));
        }
        figures.put(group, values);
      }
    }
    return figures;
  }

  /** Cells that differ in their seed only, if there are several and all are done. */
  private static List<TableRow> overSeeds(List<TableRow> cells, List<ResultGroup> groups) {
    Map<Map<AblationKey, String>, List<TableRow>> alike = new LinkedHashMap<>();
    for (TableRow cell : cells) {
      Map<AblationKey, String> others = new TreeMap<>(cell.outcome().cell().settings().values());
      others.remove(AblationKey.SEED);
      alike.computeIfAbsent(others, key -> new ArrayList<>()).add(cell);
    }
    List<TableRow> means = new ArrayList<>();
    for (List<TableRow> runs : alike.values()) {
      boolean done = runs.stream().allMatch(run -> run.outcome().result().isPresent());
      if (runs.size() > 1 && done) {
        means.add(mean(runs, groups));
      }
    }
    return means;
  }

  private static TableRow mean(List<TableRow> runs, List<ResultGroup> groups) {
    Map<ResultGroup, Map<Metric, Figure>> figures = new LinkedHashMap<>();
    for (ResultGroup group : groups) {
      Map<Metric, Figure> values = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        List<Figure> each = runs.stream().map(run -> run.figure(group, metric)).toList();
        values.put(metric, Figure.overSeeds(each));
      }
      figures.put(group, values);
    }
    return new TableRow(runs.get(0).outcome(), runs.size(), figures);
  }
}
