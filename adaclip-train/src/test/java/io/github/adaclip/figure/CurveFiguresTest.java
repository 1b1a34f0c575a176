package io.github.adaclip.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveFiguresTest {
  private static final String HEADER = "level,class,curve,threshold,x,y\n";
  private static final String CANDLE =
      "pixel,candle,roc,Infinity,0.0,0.0\npixel,candle,roc,0.5,0.25,0.75\npixel,candle,roc,0.1,1,1\n";
  private static final String NUT =
      "pixel,\"nut, metal\",roc,Infinity,0.0,0.0\npixel,\"nut, metal\",roc,0.5,1,1\n";
  private static final String RECALL =
      "image,candle,precision-recall,0.9,0.0,1.0\nimage,candle,precision-recall,0.1,1,0.5\n";

  @TempDir private Path folder;

  @Test
  void ofOneEvaluationEveryClassHasACurve() throws IOException {
    write("own/curves.csv", HEADER + CANDLE + NUT + RECALL);
    write(
        "own/report.json",
        "{\"classes\": [{\"name\": \"candle\", \"pixel\": {\"auroc\": 87.5, \"ap\": null}}]}");
    Map<String, Figure> figures = figures("own");
    assertEquals(List.of("image-precision-recall", "pixel-roc"), List.copyOf(figures.keySet()));
    List<String> words = texts(figures.get("pixel-roc"));
    assertTrue(words.containsAll(List.of("Pixel level", "candle, AUROC 87.5", "nut, metal")));
    assertTrue(texts(figures.get("image-precision-recall")).contains("candle"));
  }

  @Test
  void severalEvaluationsAreComparedByTheirMeans() throws IOException {
    write("a/curves.csv", HEADER + CANDLE + NUT);
    write("a/report.json", "{\"mean\": {\"pixel\": {\"auroc\": 68.75}}, \"classes\": []}");
    write("b/curves.csv", HEADER + CANDLE);
    List<String> words = texts(figures("a", "b").get("pixel-roc"));
    assertTrue(words.containsAll(List.of("a (2 classes), AUROC 68.8", "b")), words.toString());
  }

  @Test
  void methodsOfOneFolderAreComparedToo() throws IOException {
    write("own/curves.csv", HEADER + CANDLE);
    write("own/curves-clip.csv", HEADER + CANDLE);
    write(
        "own/report.json",
        "{\"protocol\": {\"method\": \"adaclip\"}, \"comparison\": [{\"protocol\": {\"method\": \"clip\"}, \"classes\": [{\"name\":"
            + " \"candle\", \"pixel\": {\"auroc\": 55}}]}]}");
    List<String> words = texts(figures("own").get("pixel-roc"));
    assertTrue(words.containsAll(List.of("adaclip", "clip, AUROC 55.0")), words.toString());
  }

  @Test
  void foldersOfTheSameNameAreToldApart() throws IOException {
    write("a/results/curves.csv", HEADER + CANDLE);
    write("b/results/curves.csv", HEADER + CANDLE);
    List<String> words = texts(figures("a/results", "b/results").get("pixel-roc"));
    assertTrue(
        words.containsAll(
            List.of(Path.of("a", "results").toString(), Path.of("b", "results").toString())),
        words.toString());
  }

  @Test
  void theMeanOfCurvesIsTakenAtEqualAbscissae() throws IOException {
    write("a/curves.csv", HEADER + CANDLE + NUT);
    EvaluatedCurves read = EvaluatedCurves.read(List.of(folder.resolve("a"))).get(0);
    MetricCurve mean = read.mean("pixel", CurveKind.ROC);
    // At 0.25 the curves are at 0.75 and 0.25.
    assertEquals(
        0.5,
        mean.points().stream().filter(point -> point.x() == 0.25).findFirst().orElseThrow().y(),
        1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "level,class,x,y;pixel,a,0,0 | row 1 has no value in column curve",
        "level,class,curve,threshold,x,y | no rows",
        "level,class,curve,threshold,x,y;pixel,a,roc,1,zero,0 | row 1, column x: zero",
        "level,class,curve,threshold,x,y;pixel,a,roc,1,2,0 | point (2.0, 0.0) outside 0 to 1",
        "level,class,curve,threshold,x,y;word,a,roc,1,0,0 | row 1, level word",
        "level,class,curve,threshold,x,y;pixel,a,lift,1,0,0 | lift"
      })
  void otherTablesAreRefused(String text, String found) throws IOException {
    write("own/curves.csv", text.replace(';', '\n') + "\n");
    AdaClipException failure = assertThrows(AdaClipException.class, () -> figures("own"));
    assertEquals(FailureCode.UNUSABLE_DATA, failure.code());
    assertTrue(failure.getMessage().contains(found), failure.getMessage());
  }

  @Test
  void missingTablesAndDamagedReportsAreRefused() throws IOException {
    AdaClipException missing = assertThrows(AdaClipException.class, () -> figures("nowhere"));
    assertEquals(FailureCode.MISSING_FILE, missing.code());
    Files.createDirectories(folder.resolve("empty"));
    missing = assertThrows(AdaClipException.class, () -> figures("empty"));
    assertTrue(missing.getMessage().contains(folder.resolve("empty/curves.csv").toString()));
    write("own/curves.csv", HEADER + CANDLE);
    write("own/report.json", "{");
    AdaClipException damaged = assertThrows(AdaClipException.class, () -> figures("own"));
    assertEquals(FailureCode.UNUSABLE_DATA, damaged.code());
    assertTrue(damaged.getMessage().startsWith("the report beside the curves is damaged"));
  }

  private Map<String, Figure> figures(String... folders) {
    return CurveFigures.of(
        EvaluatedCurves.read(List.of(folders).stream().map(folder::resolve).toList()));
  }

  private static List<String> texts(Figure figure) {
    return Svg.parse(figure.svg()).texts();
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
  }
}
