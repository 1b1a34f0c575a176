package io.github.adaclip.ablate.report;

import io.github.adaclip.ablate.AblationCell;
import io.github.adaclip.ablate.AblationKey;
import io.github.adaclip.ablate.AblationPlan;
import io.github.adaclip.ablate.CellSettings;
import io.github.adaclip.ablate.NamedSet;
import io.github.adaclip.data.Level;
import io.github.adaclip.evaluate.SoftwareVersion;
import io.github.adaclip.evaluate.report.HtmlPage;
import io.github.adaclip.evaluate.report.Percent;
import io.github.adaclip.evaluate.report.PublishedResults;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.train.TrainSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table as one page without scripts: AUROC and max-F1 of everything, as in the paper, then all
 * metrics of each set.
 */
final class AblationHtml {
  private static final List<Metric> PAIRS =
      List.of(Metric.IMAGE_AUROC, Metric.IMAGE_MAX_F1, Metric.PIXEL_AUROC, Metric.PIXEL_MAX_F1);

  /** A column of figures; {@code paper} is null for measured ones. */
  private record HtmlColumn(ResultGroup group, Metric metric, boolean isFirst, PaperColumn paper) {
    String kind() {
      return paper != null ? "paper" : isFirst ? "first" : "";
    }
  }

  private final AblationTable table;
  private final AblationLegend legend;

  AblationHtml(AblationTable table) {
    this.table = table;
    this.legend = new AblationLegend(table);
  }

  String page() {
    boolean several = table.groups().size() > 1;
    List<PaperColumn> paper = PaperColumn.of(table);
    List<Map<String, Object>> tables = new ArrayList<>();
    tables.add(
        several
            ? table("AUROC and max-F1", columns(meansFirst(), PAIRS, paper), true)
            : table("Figures", columns(table.groups(), List.of(Metric.values()), paper), false));
    if (several) {
      for (ResultGroup group : table.groups()) {
        tables.add(
            table(
                group.title(),
                columns(List.of(group), List.of(Metric.values()), List.of()),
                false));
      }
    }
    List<String> lines = new ArrayList<>(legend.lines());
    if (!paper.isEmpty()) {
      lines.addAll(PublishedAblation.CAVEATS);
    }
    Map<String, Object> values = new HashMap<>();
    values.put("software", SoftwareVersion.text());
    values.put("heading", legend.heading());
    values.put("failures", legend.failures());
    values.put("keys", table.settingTitles());
    values.put("settingKind", table.settingTitles().size() == 1 ? "name" : "text");
    values.put(
        "settingsTitle", isOneAtATime() ? "Base settings" : "What all variants have in common");
    values.put("tables", tables);
    values.put("legend", lines);
    values.put("settings", settings());
    return HtmlPage.render(AblationHtml.class, "ablation", values);
  }

  private boolean isOneAtATime() {
    return table.result().plan().job().grid().oneAtATime();
  }

  private List<ResultGroup> meansFirst() {
    return Stream.concat(
            table.groups().stream().filter(ResultGroup::isMean),
            table.groups().stream().filter(group -> !group.isMean()))
        .toList();
  }

  private List<HtmlColumn> columns(
      List<ResultGroup> groups, List<Metric> metrics, List<PaperColumn> paper) {
    List<HtmlColumn> columns = new ArrayList<>();
    for (ResultGroup group : groups) {
      Level last = null;
      for (Metric metric : metrics) {
        if (table.hasValues(group, metric)) {
          Level level = PublishedResults.level(metric);
          columns.add(new HtmlColumn(group, metric, level != last, null));
          last = level;
          paper.stream()
              .filter(column -> column.group().equals(group) && column.metric() == metric)
              .forEach(column -> columns.add(new HtmlColumn(group, metric, false, column)));
        }
      }
    }
    return columns;
  }

  private Map<String, Object> table(
      String title, List<HtmlColumn> columns, boolean withGroupNames) {
    Map<String, Integer> groups = new LinkedHashMap<>();
    for (HtmlColumn column : columns) {
      String level = PublishedResults.level(column.metric()).name().toLowerCase(Locale.ROOT);
      groups.merge(
          withGroupNames ? column.group().title() + ", " + level : level + " level",
          1,
          Integer::sum);
    }
    return Map.of(
        "title", title,
        "groups",
            groups.entrySet().stream()
                .map(each -> Map.of("name", each.getKey(), "span", each.getValue()))
                .toList(),
        "columns",
            columns.stream()
                .map(column -> Map.of("title", title(column), "kind", column.kind()))
                .toList(),
        "rows", table.rows().stream().map(row -> row(row, columns)).toList());
  }

  private static String title(HtmlColumn column) {
    String name = column.metric().title();
    return column.paper() != null ? "paper" : name.substring(name.indexOf(' ') + 1);
  }

  private Map<String, Object> row(TableRow row, List<HtmlColumn> columns) {
    boolean done = row.outcome().result().isPresent();
    return Map.of(
        "kind", row.isOverSeeds() ? "mean" : "",
        "settings", table.settings(row),
        "status", done ? "" : row.outcome().status(),
        "span", columns.size(),
        "cells", done ? columns.stream().map(column -> cell(row, column)).toList() : List.of());
  }

  private Map<String, String> cell(TableRow row, HtmlColumn column) {
    if (column.paper() != null) {
      OptionalDouble value = column.paper().value(row);
      boolean shown = value.isPresent() && !row.isOverSeeds();
      return Map.of(
          "text", shown ? Figure.decimal(value.getAsDouble()) : "", "kind", column.kind());
    }
    boolean best = table.isBest(row, column.group(), column.metric());
    String mark = row.wasTrainedOn(column.group()) ? AblationLegend.TRAINED_ON : "";
    return Map.of(
        "text",
        row.figure(column.group(), column.metric()).text() + mark,
        "kind",
        (column.kind() + (best ? " best" : "")).strip());
  }

  /** What all cells have in common, or the base settings, and what they were made from. */
  private List<Map<String, String>> settings() {
    AblationPlan plan = table.result().plan();
    Map<String, String> rows = new LinkedHashMap<>();
    List<AblationCell> cells = isOneAtATime() ? plan.cells().subList(0, 1) : plan.cells();
    for (AblationKey key : AblationKey.values()) {
      if (isOneAtATime() || !plan.keys().contains(key)) {
        rows.put(key.key(), values(cells, key));
      }
    }
    TrainSettings training = cells.get(0).training();
    rows.put("batch size", training.batchSize() + " × " + training.accumulate());
    rows.put("auxiliary sets", places(plan.job().data()));
    rows.put("validation set", places(plan.job().validation().stream().toList()));
    rows.put("test sets", places(plan.job().tests()));
    return rows.entrySet().stream()
        .map(each -> Map.of("key", each.getKey(), "value", each.getValue()))
        .toList();
  }

  /** One value, for a setting that is not varied; some cells may not use it. */
  private static String values(List<AblationCell> cells, AblationKey key) {
    return cells.stream()
        .map(cell -> cell.settings().value(key))
        .filter(value -> !value.equals(CellSettings.UNUSED))
        .findFirst()
        .orElse(Percent.NONE);
  }

  private static String places(List<NamedSet> sets) {
    return sets.isEmpty()
        ? "none"
        : sets.stream()
            .map(set -> set.name() + " (" + set.dataset().name() + "=" + set.dataset().root() + ")")
            .collect(Collectors.joining(", "));
  }
}
