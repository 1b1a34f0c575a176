package io.github.adaclip.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.data.Level;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.PaperSet;
import io.github.adaclip.metrics.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {
  private static final double ROUNDING = 1e-12;

  @TempDir private Path folder;

  private static Summary.Entry entry(Evaluation... evaluations) {
    EvaluationReport report = EvaluationReport.of(List.of(evaluations));
    return Summary.Entry.measured(report.title(), report.main().dataset(), report);
  }

  private static Evaluation adaclip(String dataset, double image, double pixel, String... seen) {
    return Numbers.of(dataset, DetectionMethod.ADACLIP, image, pixel, seen);
  }

  /** Three sets of the paper, one of them trained on; the others missing. */
  private static Summary paper() {
    List<Summary.Entry> entries = new ArrayList<>();
    for (PaperSet set : PaperSet.values()) {
      entries.add(
          switch (set) {
            case MVTEC -> entry(adaclip("mvtec", 0.9, 0.8));
            case VISA -> entry(adaclip("visa", 0.99, 0.99, "visa"));
            case MPDD -> entry(adaclip("mpdd", 0.7, 0.6));
            case ISIC -> entry(adaclip("isic", -1, 0.5));
            default -> Summary.Entry.missing(set, "not in data");
          });
    }
    return new Summary(entries, true, PublishedResults.standard());
  }

  @Test
  void meanIsOverTheSetsThatWereMeasuredAndNotTrainedOn() {
    SummaryRow mean = row(paper(), Level.IMAGE, "industrial mean");
    assertEquals("industrial mean (2 of 7)", mean.shownName(Level.IMAGE));
    assertEquals(0.8, mean.values().get(Metric.IMAGE_AUROC).orElseThrow(), ROUNDING);
    assertEquals(
        (0.892 + 0.760) / 2, mean.published().get(Metric.IMAGE_AUROC).orElseThrow(), ROUNDING);
    assertEquals(
        (0.823 + 0.660) / 2, mean.aprilGan().get(Metric.IMAGE_AUROC).orElseThrow(), ROUNDING);
    SummaryRow medical = row(paper(), Level.PIXEL, "medical mean");
    assertEquals("medical mean (1 of 4)", medical.shownName(Level.PIXEL));
    assertEquals("medical mean (0 of 3)", medical.shownName(Level.IMAGE));
    assertTrue(medical.values().get(Metric.IMAGE_AUROC).isEmpty());
  }

  @Test
  void printedMeanStandsBesideAMeanOverAllSets() {
    List<Summary.Entry> entries = new ArrayList<>();
    for (PaperSet set : PaperSet.values()) {
      entries.add(entry(adaclip(set.key(), 0.9, 0.8)));
    }
    Summary summary = new Summary(entries, true, PublishedResults.standard());
    SummaryRow medical = row(summary, Level.IMAGE, "medical mean");
    assertEquals("medical mean (3)", medical.shownName(Level.IMAGE));
    assertEquals(0.946, medical.published().get(Metric.IMAGE_AUROC).orElseThrow(), ROUNDING);
    assertEquals(0.574, medical.published().get(Metric.PIXEL_MAX_F1).orElseThrow(), ROUNDING);
  }

  @Test
  void tablesHaveTheSetsOfThePaper() {
    assertEquals(10 + 2, new SummaryRows(paper()).of(Level.IMAGE).size());
    assertEquals(11 + 2, new SummaryRows(paper()).of(Level.PIXEL).size());
  }

  @Test
  void textNamesWhatIsMissingAndWhatWasTrainedOn() {
    String text = String.join("\n", SummaryText.lines(paper()));
    assertTrue(text.contains("VisA *"), text);
    assertTrue(text.contains("* the model was trained on this set"), text);
    assertTrue(text.contains("not in data: BTAD, KSDD"), text);
    assertTrue(
        text.lines().anyMatch(line -> line.matches("BTAD +– +88\\.6 +– +88\\.2 +– .*")), text);
    assertFalse(text.contains("method"), text);
  }

  @Test
  void ownSetsHaveOneMeanForEachMethodAndNoPrintedFigures() {
    Summary summary =
        new Summary(
            List.of(
                entry(adaclip("folder", 0.9, 0.8), clip("folder", 0.5)),
                entry(adaclip("csv", 0.7, 0.6), clip("csv", 0.4))),
            false,
            PublishedResults.standard());
    List<SummaryRow> rows = new SummaryRows(summary).of(Level.IMAGE);
    assertEquals(
        List.of("folder", "folder", "csv", "csv", "mean (2)", "mean (2)"),
        rows.stream().map(row -> row.shownName(Level.IMAGE)).toList());
    assertEquals(0.45, rows.get(5).values().get(Metric.IMAGE_AUROC).orElseThrow(), ROUNDING);
    assertEquals(3, SummaryColumn.of(Level.IMAGE, rows).size());
    assertTrue(SummaryText.lines(summary).get(1).contains("method"));
  }

  private static Evaluation clip(String dataset, double image) {
    return Numbers.of(dataset, DetectionMethod.CLIP, image, image);
  }

  @Test
  void filesHoldTheSameFigures() throws IOException {
    SummaryFiles.write(folder, paper());
    JsonNode json = new ObjectMapper().readTree(folder.resolve(SummaryFiles.JSON).toFile());
    assertEquals("paper", json.get("protocol").asText());
    assertEquals(14, json.get("sets").size());
    assertEquals(90, json.at("/sets/0/measured/image/auroc").asDouble(), 1e-9);
    assertEquals(89.2, json.at("/sets/0/published/image/auroc").asDouble(), 1e-9);
    assertTrue(json.at("/sets/0/published/image/ap").isNull());
    assertTrue(json.at("/sets/1/trainedOn").asBoolean());
    assertEquals(2, json.at("/means/0/over/image").asInt());
    assertEquals(10, json.get("missing").size());
    List<String> csv = Files.readAllLines(folder.resolve(SummaryFiles.CSV));
    assertEquals(1 + 14 + 2, csv.size());
    assertTrue(csv.get(0).endsWith("APRIL-GAN pixel max-F1"), csv.get(0));
    assertEquals(csv.get(0).split(",", -1).length, csv.get(9).split(",", -1).length);
    String html = Files.readString(folder.resolve(SummaryFiles.HTML), StandardCharsets.UTF_8);
    assertTrue(html.contains("<a href=\"mvtec/report.html\">MVTec AD</a>"), html);
    assertTrue(html.contains("industrial mean (2 of 7)"), html);
    assertFalse(html.contains("{{"), html);
  }

  private static SummaryRow row(Summary summary, Level level, String name) {
    return new SummaryRows(summary)
        .of(level).stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
  }
}
