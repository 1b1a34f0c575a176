package io.github.adaclip.ablate.report;

import io.github.adaclip.ablate.AblationResult;
import io.github.adaclip.data.Level;
import io.github.adaclip.evaluate.report.Percent;
import io.github.adaclip.evaluate.report.PublishedResults;
import io.github.adaclip.evaluate.report.TextTable;
import io.github.adaclip.evaluate.report.TextTable.Column;
import io.github.adaclip.metrics.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The table for a terminal: of one test set all metrics, of several pairs of AUROC and max-F1 as in
 * the paper; of so many that they do not fit, the means only.
 */
public final class AblationText {
  private static final int WIDEST = 120;
  private static final List<Metric> IMAGE_PAIR = List.of(Metric.IMAGE_AUROC, Metric.IMAGE_MAX_F1);
  private static final List<Metric> PIXEL_PAIR = List.of(Metric.PIXEL_AUROC, Metric.PIXEL_MAX_F1);

  /** Metrics that stand in one column. */
  private record Part(ResultGroup group, List<Metric> metrics, String heading, String title) {}

  private final AblationTable table;

  private AblationText(AblationTable table) {
    this.table = table;
  }

  /** Its lines: what was done, the table, what must be known about it. */
  public static List<String> lines(AblationResult result) {
    AblationTable table = AblationTable.of(result);
    AblationLegend legend = new AblationLegend(table);
    List<String> lines = new ArrayList<>();
    lines.add(legend.heading());
    lines.add("");
    lines.addAll(new AblationText(table).tableLines());
    lines.add("");
    lines.add(
        AblationLegend.BEST
            + " best of the variants"
            + (table.groups().size() > 1 ? "; image and pixel level: AUROC, max-F1" : ""));
    lines.addAll(legend.lines());
    legend.failures().forEach(failure -> lines.add("error: " + failure));
    return lines;
  }

  private List<String> tableLines() {
    List<ResultGroup> groups = table.groups();
    if (groups.size() == 1) {
      return lines(single(groups.get(0)));
    }
    List<String> all = lines(pairs(groups));
    boolean tooWide = all.stream().anyMatch(line -> line.length() > WIDEST);
    if (!tooWide) {
      return all;
    }
    List<String> means =
        new ArrayList<>(lines(pairs(groups.stream().filter(ResultGroup::isMean).toList())));
    means.add("single sets: see " + AblationFiles.HTML + " and " + AblationFiles.CSV);
    return means;
  }

  private List<Part> single(ResultGroup group) {
    return Arrays.stream(Metric.values())
        .map(
            metric -> {
              String level = levelName(metric);
              return new Part(
                  group, List.of(metric), level, metric.title().substring(level.length() + 1));
            })
        .toList();
  }

  private List<Part> pairs(List<ResultGroup> groups) {
    List<Part> parts = new ArrayList<>();
    for (ResultGroup group : groups) {
      for (List<Metric> pair : List.of(IMAGE_PAIR, PIXEL_PAIR)) {
        if (pair.stream().anyMatch(metric -> table.hasValues(group, metric))) {
          parts.add(new Part(group, pair, group.name(), levelName(pair.get(0))));
        }
      }
    }
    return parts;
  }

  private static String levelName(Metric metric) {
    Level level = PublishedResults.level(metric);
    return level.name().toLowerCase(Locale.ROOT);
  }

  private List<String> lines(List<Part> parts) {
    boolean withStatus =
        !table.cells().stream().allMatch(row -> row.outcome().result().isPresent());
    List<Column> columns = new ArrayList<>();
    table.settingTitles().forEach(title -> columns.add(new Column("", title, true)));
    if (withStatus) {
      columns.add(new Column("", "status", true));
    }
    parts.forEach(part -> columns.add(new Column(part.heading(), part.title(), false)));
    List<List<String>> rows = new ArrayList<>();
    for (TableRow row : table.rows()) {
      List<String> cells = new ArrayList<>(table.settings(row));
      if (withStatus) {
        cells.add(row.outcome().status());
      }
      parts.forEach(part -> cells.add(text(row, part)));
      rows.add(cells);
    }
    return new TextTable(columns, rows).lines();
  }

  /** {@code 94.6▲, 89.6}; a blank stands where others have a mark, so that digits stay in line. */
  private String text(TableRow row, Part part) {
    List<String> figures = new ArrayList<>();
    for (Metric metric : part.metrics()) {
      String mark = table.isBest(row, part.group(), metric) ? AblationLegend.BEST : "";
      figures.add(row.figure(part.group(), metric).text() + mark);
    }
    boolean empty = figures.stream().allMatch(Percent.NONE::equals);
    String text = empty ? Percent.NONE : String.join(", ", figures);
    String last = figures.get(figures.size() - 1);
    String trainedOn = row.wasTrainedOn(part.group()) && !empty ? AblationLegend.TRAINED_ON : "";
    return text
        + trainedOn
        + (last.endsWith(AblationLegend.BEST) || !trainedOn.isEmpty() ? "" : " ");
  }
}
