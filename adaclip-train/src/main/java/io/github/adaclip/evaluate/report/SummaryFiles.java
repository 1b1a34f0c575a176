package io.github.adaclip.evaluate.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.file.AtomicFolder;
import io.github.adaclip.metrics.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of a summary. */
public final class SummaryFiles {
  /** The page, which leads to the pages of the sets. */
  public static final String HTML = "summary.html";

  /** The document. */
  public static final String JSON = "summary.json";

  /** The table. */
  public static final String CSV = "summary.csv";

  private SummaryFiles() {}

  /**
   * Writes {@link #HTML}, {@link #JSON} and {@link #CSV}, all or none.
   *
   * @param folder made if it is not there; its other files stay as they are
   * @throws io.github.adaclip.failure.AdaClipException DISK_FULL or UNWRITABLE_OUTPUT
   */
  public static void write(Path folder, Summary summary) {
    AtomicFolder.write(
        folder,
        target -> {
          writeCsv(target.resolve(CSV), summary);
          ReportFiles.writeJson(target.resolve(JSON), document(summary));
          HtmlPage.write(target.resolve(HTML), SummaryHtml.page(summary));
        });
  }

  /** The document: every set, then the means. */
  public static ObjectNode document(Summary summary) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("protocol", summary.isPaper() ? "paper" : "own");
    ArrayNode sets = document.putArray("sets");
    ArrayNode means = document.putArray("means");
    for (SummaryRow row : new SummaryRows(summary).all()) {
      ObjectNode node = (row.isMean() ? means : sets).addObject();
      node.put("name", row.name()).put("method", row.method());
      if (row.isMean()) {
        node.putObject("over")
            .put("image", row.imageSets().used())
            .put("pixel", row.pixelSets().used());
        node.putObject("of")
            .put("image", row.imageSets().all())
            .put("pixel", row.pixelSets().all());
      } else {
        node.put("checkpoint", row.checkpoint())
            .put("trainedOn", row.trainedOn())
            .put("folder", row.folder());
      }
      EvaluationJson.putLevels(
          node.putObject("measured"), metric -> Percent.of(row.values().get(metric)));
      EvaluationJson.putLevels(
          node.putObject("published"), metric -> Percent.of(row.published().get(metric)));
      EvaluationJson.putLevels(
          node.putObject("aprilGan"), metric -> Percent.of(row.aprilGan().get(metric)));
    }
    ArrayNode missing = document.putArray("missing");
    summary.entries().stream()
        .filter(entry -> !entry.missing().isEmpty())
        .forEach(
            entry ->
                missing.addObject().put("dataset", entry.dataset()).put("reason", entry.missing()));
    return document;
  }

  private static void writeCsv(Path target, Summary summary) {
    List<String> header =
        new ArrayList<>(
            List.of("dataset", "method", "checkpoint", "trainedOn", "imageSets", "pixelSets"));
    for (String prefix : List.of("", "paper ", PublishedResults.APRIL_GAN + " ")) {
      for (Metric metric : Metric.values()) {
        if (prefix.isEmpty() || isPrinted(metric)) {
          header.add(prefix + metric.title());
        }
      }
    }
    CsvText.write(target, header, new SummaryRows(summary).all().stream().map(SummaryFiles::cells));
  }

  private static List<Object> cells(SummaryRow row) {
    List<Object> cells = new ArrayList<>();
    cells.add(row.name());
    cells.add(row.method());
    cells.add(row.checkpoint());
    cells.add(row.trainedOn());
    cells.add(row.isMean() ? row.imageSets().used() : "");
    cells.add(row.isMean() ? row.pixelSets().used() : "");
    for (var values : List.of(row.values(), row.published(), row.aprilGan())) {
      for (Metric metric : Metric.values()) {
        if (values == row.values() || isPrinted(metric)) {
          cells.add(Percent.of(values.get(metric)));
        }
      }
    }
    return cells;
  }

  /** The paper prints AUROC and max-F1 only. */
  private static boolean isPrinted(Metric metric) {
    return switch (metric) {
      case IMAGE_AUROC, IMAGE_MAX_F1, PIXEL_AUROC, PIXEL_MAX_F1 -> true;
      case IMAGE_AVERAGE_PRECISION, PIXEL_AVERAGE_PRECISION, PIXEL_AUPRO -> false;
    };
  }
}
