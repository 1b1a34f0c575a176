package io.github.adaclip.ablate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.github.adaclip.ablate.AblationResult;
import io.github.adaclip.evaluate.Domain;
import io.github.adaclip.metrics.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationReportTest {
  private static final double NONE = Double.NaN;
  private static final double ROUNDING = 1e-9;

  @TempDir private Path folder;

  private static double[] all(double value) {
    return new double[] {value, value, value, value, value, value, value};
  }

  private static MadeUp oneSet() {
    MadeUp made = new MadeUp("mvtec", "own", false, "prompt-type=none,S,SD", "clusters=20,40");
    return made.done(
            made.cell("prompt-type=none", "prompt-branch=", "clusters=20"),
            new double[] {90, 80.04, NONE, 50, 40, 30, 20})
        .done(
            made.cell("prompt-type=S", "clusters=20"),
            new double[] {91.26, 80.01, NONE, 50, 40, 30, 21})
        .failed(made.cell("prompt-type=S", "clusters=40"))
        .pending(made.cell("clusters=40"));
  }

  private List<Map<String, String>> csv() throws IOException {
    try (var rows =
        new CsvMapper()
            .readerFor(Map.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(folder.resolve(AblationFiles.CSV).toFile())) {
      return rows.readAll();
    }
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(folder.resolve(AblationFiles.JSON).toFile());
  }

  private String html() throws IOException {
    return Files.readString(folder.resolve(AblationFiles.HTML));
  }

  @Test
  void ofOneSetAllMetricsAreShown() {
    assertEquals(
        List.of(
            "4 variants, 4 trainings, tested on own",
            "",
            "                                     image                   pixel",
            "prompt-type  clusters  status   AUROC  max-F1  AP  AUROC  max-F1     AP  AUPRO",
            "none         20        done     90.0    80.0   –   50.0    40.0   30.0   20.0",
            "S            20        done     91.3▲   80.0   –   50.0    40.0   30.0   21.0▲",
            "S            40        failed      –       –   –      –       –      –      –",
            "SD           40        pending     –       –   –      –       –      –      –"),
        AblationText.lines(oneSet().result()).subList(0, 8));
  }

  @Test
  void theLegendSaysHowFarFiguresCanBeTrusted() {
    List<String> lines = AblationText.lines(oneSet().validation("own").result());
    assertTrue(
        lines.contains(
            "each training's best epoch was chosen on own, which is tested too: its figures are a"
                + " little too good"),
        lines.toString());
    assertEquals(
        "error: prompt-type S, clusters 40 failed: the training diverged (step 7); lower --lr",
        lines.get(lines.size() - 1));
    assertTrue(
        AblationText.lines(oneSet().result())
            .contains("no validation set: each training's last epoch is measured"));
  }

  private static AblationResult domains(boolean oneAtATime) {
    MadeUp made =
        new MadeUp("mvtec,colondb", "btad,visa,isic,colondb", oneAtATime, "prompt-type=S,SD");
    double[] pixels = {NONE, NONE, NONE, 70, 60, 50, 40};
    return made.done(made.cell(), all(80), all(90), pixels, all(99))
        .done(made.cell("prompt-type=S"), all(82), all(92), pixels, all(98))
        .result();
  }

  @Test
  void ofSeveralSetsPairsAreShownAsInThePaper() {
    List<String> lines = AblationText.lines(domains(true));
    assertEquals("2 variants, 2 trainings, tested on BTAD, VisA, ISIC, CVC-ColonDB", lines.get(0));
    assertEquals(
        List.of(
            "                      industrial            medical",
            "variant               image         pixel        pixel",
            "base settings   85.0, 85.0    85.0, 85.0   70.0, 60.0",
            "prompt-type S  87.0▲, 87.0▲  87.0▲, 87.0▲  70.0, 60.0",
            "single sets: see ablation.html and ablation.csv"),
        lines.subList(2, 7));
    assertTrue(
        lines.contains(
            "* the variant was trained on this set: no zero-shot figure; means leave out CVC-ColonDB"
                + " in all rows"),
        lines.toString());
  }

  @Test
  void printedFiguresStandBesideTheSameVariant() throws IOException {
    AblationFiles.write(folder, domains(false));
    Map<String, String> hybrid = csv().get(0);
    assertEquals("90.2", hybrid.get("paper industrial image AUROC"));
    assertEquals("57.4", hybrid.get("paper medical pixel max-F1"));
    assertEquals("88.7", csv().get(1).get("paper industrial image max-F1"));
    assertEquals("85.0", hybrid.get("industrial pixel AUPRO"));
    assertEquals("", hybrid.get("isic image AUROC"));
    assertEquals("99.0", hybrid.get("colondb pixel AP"));
    assertEquals("mvtec+colondb", hybrid.get("data"));
    assertEquals("one", hybrid.get("training"));
    assertTrue(html().contains("<td class=\"paper\">90.2</td>"), html());
    assertTrue(html().contains("<td class=\"first best\">87.0</td>"), html());
    assertTrue(html().contains("<td class=\"first\">99.0*</td>"), html());
    assertTrue(html().contains("out of line with their AUROC"));
    assertFalse(html().contains("NaN"));
  }

  @Test
  void jsonHoldsEveryCell() throws IOException {
    AblationFiles.write(folder, domains(false));
    JsonNode document = json();
    assertEquals("prompt-type", document.at("/varied/0").asText());
    assertEquals(4, document.get("tests").size());
    assertEquals(87, document.at("/cells/1/means/industrial/pixel/ap").asDouble(), ROUNDING);
    assertTrue(document.at("/cells/0/sets/2/image/auroc").isNull());
    assertTrue(document.at("/cells/0/sets/3/trainedOn").asBoolean());
    assertEquals("S", document.at("/cells/1/settings/prompt-type").asText());
    AblationFiles.write(folder, oneSet().result());
    assertEquals("TRAINING_DIVERGED", json().at("/cells/2/error/kind").asText());
    assertEquals("pending", json().at("/cells/3/status").asText());
    assertTrue(html().contains("<td class=\"status\" colspan=\"6\">failed</td>"), html());
    assertEquals(
        List.of("", "failed"), List.of(csv().get(2).get("epoch"), csv().get(2).get("status")));
  }

  @Test
  void seedsHaveMeanAndDeviation() throws IOException {
    MadeUp made = new MadeUp("mvtec", "own", false, "prompt-type=S,SD", "seed=0,1,2");
    made.done(made.cell("prompt-type=S"), all(80))
        .done(made.cell("prompt-type=S", "seed=1"), all(82))
        .done(made.cell("prompt-type=S", "seed=2"), all(84))
        .done(made.cell(), all(90))
        .failed(made.cell("seed=1"))
        .done(made.cell("seed=2"), all(94));
    AblationTable table = AblationTable.of(made.result());
    assertEquals(7, table.rows().size(), "no mean where a run is missing");
    TableRow mean = table.rows().get(6);
    Figure figure = mean.figure(table.groups().get(0), Metric.IMAGE_AUROC);
    assertEquals(82, figure.percent().orElseThrow(), ROUNDING);
    assertEquals(2, figure.deviation().orElseThrow(), ROUNDING);
    assertEquals("82.0±2.0", figure.text());
    assertEquals(List.of("S", "mean of 3"), table.settings(mean));
    AblationFiles.write(folder, made.result());
    List<Map<String, String>> rows = csv();
    assertEquals("mean over seeds", rows.get(6).get("row"));
    assertEquals("82.0", rows.get(6).get("own image AUROC"));
    assertEquals("deviation over seeds", rows.get(7).get("row"));
    assertEquals("2.0", rows.get(7).get("own pixel AUPRO"));
    assertEquals("3 seeds", rows.get(7).get("seed"));
    assertEquals(2, json().at("/overSeeds/0/deviation/own/image/ap").asDouble(), ROUNDING);
  }

  @Test
  void theBestIsMarkedOnlyWhereFiguresDiffer() {
    AblationTable table = AblationTable.of(domains(false));
    ResultGroup colondb = table.groups().get(3);
    ResultGroup isic = table.groups().get(2);
    ResultGroup btad = table.groups().get(0);
    TableRow hybrid = table.rows().get(0);
    TableRow statics = table.rows().get(1);
    assertTrue(table.isBest(statics, btad, Metric.PIXEL_AUPRO));
    assertFalse(table.isBest(hybrid, btad, Metric.IMAGE_AUROC));
    assertFalse(table.isBest(hybrid, isic, Metric.PIXEL_AUROC), "all are equal");
    assertFalse(table.isBest(hybrid, isic, Metric.IMAGE_AUROC), "nothing is defined");
    assertFalse(table.isBest(hybrid, colondb, Metric.PIXEL_AUROC), "trained on it");
  }

  @Test
  void thePaperHasVariantsThatDifferInOneThing() {
    PublishedAblation published = PublishedAblation.standard();
    assertEquals(104, published.size());
    MadeUp made = new MadeUp("mvtec,colondb,own", "own", false, "seed=0");
    String both = "data=mvtec+colondb";
    assertEquals(Optional.of("published"), PublishedAblation.variant(made.cell(both)));
    assertEquals(Optional.of("published"), PublishedAblation.variant(made.cell(both, "seed=3")));
    assertEquals(
        Optional.of("backbone=ViT-B-16"),
        PublishedAblation.variant(made.cell(both, "backbone=ViT-B-16")));
    assertEquals(
        Optional.of("score=max-map"),
        PublishedAblation.variant(made.cell(both, "score=max-map", "clusters=", "fusion=")));
    assertEquals(Optional.of("data=medical"), PublishedAblation.variant(made.cell("data=colondb")));
    assertEquals(Optional.empty(), PublishedAblation.variant(made.cell("data=mvtec+own")));
    assertEquals(
        Optional.empty(),
        PublishedAblation.variant(made.cell(both, "prompt-type=S", "clusters=10")));
    assertEquals(
        Optional.of(67.4),
        published.of(made.cell("data=colondb"), Domain.MEDICAL, Metric.IMAGE_AUROC));
    assertEquals(
        Optional.empty(),
        published.of(made.cell("data=colondb"), Domain.INDUSTRIAL, Metric.IMAGE_AUROC));
    assertEquals(
        Optional.empty(), published.of(made.cell(both), Domain.MEDICAL, Metric.PIXEL_AUPRO));
  }
}
