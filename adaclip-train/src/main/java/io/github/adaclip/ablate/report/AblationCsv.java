package io.github.adaclip.ablate.report;

import io.github.adaclip.ablate.AblationKey;
import io.github.adaclip.ablate.CellOutcome;
import io.github.adaclip.evaluate.report.CsvText;
import io.github.adaclip.metrics.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The table as CSV, in percent with full precision: every setting, every set, every metric. */
final class AblationCsv {
  private final AblationTable table;
  private final List<PaperColumn> paper;

  AblationCsv(AblationTable table) {
    this.table = table;
    this.paper = PaperColumn.of(table);
  }

  /** A row for each cell; for each mean over seeds one with the mean and one with the deviation. */
  void write(Path target) {
    List<String> header = new ArrayList<>(List.of("row", "status"));
    header.addAll(AblationKey.keys());
    header.addAll(List.of("training", "checkpointSha256", "epoch"));
    for (ResultGroup group : table.groups()) {
      for (Metric metric : Metric.values()) {
        header.add(group.name() + " " + metric.title());
      }
    }
    paper.forEach(column -> header.add("paper " + column.group().name() + " " + column.title()));
    CsvText.write(target, header, table.rows().stream().flatMap(this::lines));
  }

  private Stream<List<Object>> lines(TableRow row) {
    return row.isOverSeeds()
        ? Stream.of(cells(row, "mean over seeds"), cells(row, "deviation over seeds"))
        : Stream.of(cells(row, "variant"));
  }

  private List<Object> cells(TableRow row, String kind) {
    CellOutcome outcome = row.outcome();
    boolean deviation = kind.startsWith("deviation");
    List<Object> cells = new ArrayList<>(List.of(kind, outcome.status()));
    for (AblationKey key : AblationKey.values()) {
      boolean isSeeds = row.isOverSeeds() && key == AblationKey.SEED;
      cells.add(isSeeds ? row.seeds() + " seeds" : outcome.cell().settings().value(key));
    }
    boolean isCell = !row.isOverSeeds() && outcome.result().isPresent();
    cells.add(
        isCell
            ? outcome.result().get().trained().checkpoint().getParent().getFileName().toString()
            : "");
    cells.add(isCell ? outcome.result().get().trained().sha256() : "");
    cells.add(isCell ? outcome.result().get().trained().epoch() : "");
    for (ResultGroup group : table.groups()) {
      for (Metric metric : Metric.values()) {
        Figure figure = row.figure(group, metric);
        cells.add(deviation ? figure.deviation() : figure.percent());
      }
    }
    paper.forEach(column -> cells.add(deviation ? OptionalDouble.empty() : column.value(row)));
    return cells;
  }
}
