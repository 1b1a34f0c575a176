package io.github.adaclip.evaluate.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.evaluate.EvaluationSettings;
import io.github.adaclip.evaluate.Evaluator;
import io.github.adaclip.evaluate.ExampleChoice;
import io.github.adaclip.evaluate.ModelProvenance;
import io.github.adaclip.evaluate.SmallSet;
import io.github.adaclip.evaluate.TrainingData;
import io.github.adaclip.metrics.BootstrapSettings;
import io.github.adaclip.metrics.Metric;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  private static final double ROUNDING = 1e-9;

  @TempDir private static Path data;
  private static Evaluation adaclip;
  private static Evaluation clip;

  @TempDir private Path folder;

  @BeforeAll
  static void evaluate() {
    new SmallSet(data)
        .normal("bottle", 2)
        .spotted("bottle", 3)
        .normal("cable", 2)
        .spotted("cable", 2)
        .normal("capsule", 2)
        .broken("capsule/test/good/a&b.png");
    Dataset dataset = DatasetSpec.parse("mvtec=" + data).read();
    ModelProvenance provenance =
        new ModelProvenance(
            Optional.of("f".repeat(64)),
            Optional.of(new TrainingData(List.of("mvtec", "colondb"), "a test")));
    EvaluationSettings settings =
        EvaluationSettings.forReport()
            .withBootstrap(new BootstrapSettings(20, 0.95, 0))
            .withProvenance(provenance);
    try (Detector detector = SmallSet.detector()) {
      adaclip = Evaluator.evaluate(detector, dataset, settings, EvaluationListener.none());
    }
    try (Detector detector =
        Detector.open(SmallSet.model(), SmallSet.options().withMethod(DetectionMethod.CLIP))) {
      clip =
          Evaluator.evaluate(
              detector,
              dataset,
              EvaluationSettings.forReport().withExamples(ExampleChoice.same(adaclip.examples())),
              EvaluationListener.none());
    }
  }

  private JsonNode json(EvaluationReport report) throws IOException {
    ReportFiles.write(folder, report);
    return new ObjectMapper().readTree(folder.resolve(ReportFiles.JSON).toFile());
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }

  @Test
  void jsonHasTheFieldsOfTheInterface() throws IOException {
    JsonNode json = json(EvaluationReport.of(List.of(adaclip)));
    assertEquals("mvtec", json.get("dataset").asText());
    assertEquals(SmallSet.SIDE, json.at("/model/imageSize").asInt());
    assertEquals("reference", json.at("/protocol/fusion").asText());
    assertEquals(4.0, json.at("/protocol/sigma").asDouble());
    assertEquals(0, json.at("/protocol/seed").asInt());
    assertEquals("f".repeat(64), json.at("/protocol/backboneSha256").asText());
    assertEquals("colondb", json.at("/protocol/trainingData/1").asText());
    assertTrue(json.get("trainedOn").asBoolean());
    JsonNode bottle = json.at("/classes/0");
    assertEquals("bottle", bottle.get("name").asText());
    assertEquals(5, bottle.get("images").asInt());
    assertEquals(3, bottle.get("anomalousImages").asInt());
    assertEquals(
        100 * Metric.IMAGE_AUROC.of(adaclip.metrics().get(0)).orElseThrow(),
        bottle.at("/image/auroc").asDouble(),
        ROUNDING);
    assertEquals(
        100 * Metric.PIXEL_AUPRO.of(adaclip.metrics().get(0)).orElseThrow(),
        bottle.at("/pixel/aupro").asDouble(),
        ROUNDING);
    assertEquals(94.4, bottle.at("/published/image/auroc").asDouble());
    assertTrue(bottle.at("/intervals/auroc/1").asDouble() <= 100);
    assertTrue(bottle.at("/intervals/aupro").isMissingNode());
    assertEquals(2, bottle.at("/pixelIntervals/aupro").size());
    JsonNode capsule = json.at("/classes/2");
    assertEquals(1, capsule.get("failed").asInt());
    for (String field : List.of("auroc", "f1Max", "ap")) {
      assertTrue(capsule.get("image").get(field).isNull(), field);
    }
    assertTrue(capsule.get("pixel").get("aupro").isNull());
    assertEquals(2, json.at("/meanOver/image").asInt());
    assertEquals(
        100 * adaclip.mean(Metric.PIXEL_MAX_F1).mean().orElseThrow(),
        json.at("/mean/pixel/f1Max").asDouble(),
        ROUNDING);
    assertEquals("UNREADABLE_IMAGE", json.at("/failures/0/error/kind").asText());
    assertEquals(adaclip.examples().size(), json.get("examples").size());
    assertFalse(json.has("comparison"));
  }

  @Test
  void otherMethodsStandUnderComparison() throws IOException {
    JsonNode json = json(EvaluationReport.of(List.of(adaclip, clip)));
    assertEquals("adaclip", json.at("/protocol/method").asText());
    assertEquals("clip", json.at("/comparison/0/protocol/method").asText());
    assertEquals(3, json.at("/comparison/0/classes").size());
    assertTrue(Files.exists(folder.resolve("curves-clip.csv")));
  }

  @Test
  void tablesHoldEveryClassPictureAndCurve() throws IOException {
    ReportFiles.write(folder, EvaluationReport.of(List.of(adaclip)));
    List<String> metrics = text(ReportFiles.CSV).lines().toList();
    assertTrue(metrics.get(0).endsWith("paper pixel max-F1"), metrics.get(0));
    assertEquals(1 + 3 + 1, metrics.size());
    assertTrue(metrics.get(3).startsWith("mvtec,capsule,adaclip,2,0,0,1,,,,"), metrics.get(3));
    assertEquals(1 + 11, text(ReportFiles.SCORES).lines().count());
    List<String> curves = text(ReportFiles.CURVES).lines().toList();
    assertEquals("level,class,curve,threshold,x,y", curves.get(0));
    assertEquals("image,bottle,roc,Infinity,0.0,0.0", curves.get(1));
    for (String start : List.of("image,cable,precision-recall,", "pixel,bottle,pro,")) {
      assertTrue(curves.stream().anyMatch(line -> line.startsWith(start)), start);
    }
  }

  @Test
  void pageIsSelfContained() throws IOException {
    ReportFiles.write(folder, EvaluationReport.of(List.of(adaclip, clip)));
    String html = text(ReportFiles.HTML);
    assertFalse(html.contains("<script"), "a script");
    assertFalse(html.contains("src=\"http"), "a picture from outside");
    assertFalse(html.contains("url("), "a resource from outside");
    assertFalse(html.contains("<link"), "a resource from outside");
    assertFalse(html.contains("{{"), "an unfilled place");
    int examples = adaclip.examples().size();
    assertEquals(examples, count(html, "<figure class=\"example\">"));
    long masks = adaclip.examples().stream().filter(each -> each.sample().anomalous()).count();
    assertEquals(3 * examples + masks, count(html, "src=\"data:image/"));
    assertEquals(2 + 2 + 3, count(html, "<figure class=\"chart\">"));
  }

  @Test
  void pageTellsFiguresWarningsAndFailures() throws IOException {
    ReportFiles.write(folder, EvaluationReport.of(List.of(adaclip)));
    String html = text(ReportFiles.HTML);
    assertTrue(html.contains("<h1>MVTec AD</h1>"));
    assertTrue(html.contains("was trained on this set (mvtec, colondb, says a test)"));
    assertTrue(html.contains("<span>paper 89.2</span>"));
    assertTrue(html.contains("<td class=\"paper\">94.4</td>"));
    assertTrue(html.contains("no anomalous pictures, hence no figures: capsule"));
    assertTrue(html.contains("a&amp;b.png"), "names must be escaped");
    assertTrue(html.contains("95 % percentile bootstrap intervals from 20 resamples"));
    assertTrue(html.contains("<th class=\"name\">bottle</th><td class=\"text\">pixel</td>"), html);
  }

  @Test
  void pictureThatIsGoneIsSaidAndNothingElseIsLost() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("data"));
    new SmallSet(copy).normal("nut", 1).spotted("nut", 2);
    Evaluation evaluation;
    try (Detector detector = SmallSet.detector()) {
      evaluation =
          Evaluator.evaluate(
              detector,
              SmallSet.read(copy),
              EvaluationSettings.forReport(),
              EvaluationListener.none());
    }
    Files.delete(copy.resolve("nut/test/spot/0.png"));
    ReportFiles.write(folder, EvaluationReport.of(List.of(evaluation)));
    assertEquals(1, count(text(ReportFiles.HTML), "the picture cannot be read any more"));
  }

  @Test
  void terminalTableShowsUndefinedAsADash() {
    List<String> lines = EvaluationText.lines(EvaluationReport.of(List.of(adaclip)));
    String text = String.join("\n", lines);
    assertEquals("MVTec AD: mvtec=" + data, lines.get(0));
    assertTrue(text.contains("\ncapsule "), text);
    String capsule =
        lines.stream().filter(line -> line.startsWith("capsule ")).findFirst().orElseThrow();
    assertTrue(capsule.matches("capsule +2 +0 +– .*– +.*"), capsule);
    assertTrue(text.contains("note: the image mean is over the 2 of 3 classes"), text);
    assertTrue(text.contains("note: 1 picture could not be used"), text);
    assertTrue(text.contains("95 % interval, bottle, adaclip, image: AUROC "), text);
  }

  @Test
  void reportNeedsEvaluationsOfOneSet() {
    assertThrows(IllegalArgumentException.class, () -> EvaluationReport.of(List.of()));
    Evaluation other = Numbers.of("visa", DetectionMethod.CLIP, 0.5, 0.5);
    assertThrows(
        IllegalArgumentException.class, () -> EvaluationReport.of(List.of(adaclip, other)));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
