package io.github.adaclip.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.adaclip.metrics.CurvePoint;
import io.github.adaclip.metrics.ScoreHistogram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
  private static final int COLUMN_PIXELS = 945; // 80 mm at 300 dpi

  @TempDir private Path folder;

  private static Figure curves() {
    List<CurvePoint> good = List.of(point(0, 0), point(0.1, 0.8), point(1, 1));
    List<CurvePoint> poor = List.of(point(0, 0), point(0.6, 0.5), point(1, 1));
    return CurveKind.ROC
        .chart(
            "Pixel level",
            List.of(
                new MetricCurve("candle", good, OptionalDouble.of(0.8512)),
                new MetricCurve("pcb <1> & \"2\"", poor, OptionalDouble.empty())))
        .figure();
  }

  private static Figure histogram() {
    return new HistogramChart(
            "Scores",
            "score",
            "pictures",
            new ScoreHistogram(
                List.of(
                    new ScoreHistogram.Bin(0, 0.5, 30, 2), new ScoreHistogram.Bin(0.5, 1, 4, 17))))
        .figure();
  }

  private static Figure scatter() {
    Axis axis = new Axis("component", -1, 1);
    List<DataPoint> dots =
        IntStream.range(0, 50).mapToObj(i -> new DataPoint(i / 60.0, -i / 60.0)).toList();
    return new ScatterChart(
            "hybrid",
            axis,
            axis,
            new ScatterChart.Group("normal", dots),
            new ScatterChart.Group("anomalous", List.of(new DataPoint(-0.5, 0.5))))
        .figure();
  }

  private static Stream<Figure> figures() {
    return Stream.of(curves(), histogram(), scatter());
  }

  @ParameterizedTest
  @MethodSource("figures")
  void svgIsOneElementThatNeedsNothingElse(Figure figure) {
    Svg svg = Svg.parse(figure.svg());
    assertEquals("svg", svg.root().getLocalName());
    assertTrue(figure.svg().startsWith("<svg"), "no prolog, so that it can stand within a page");
    assertEquals(List.of(), svg.references());
    assertFalse(figure.svg().contains(" id="), "identifiers could clash within a page");
    assertEquals(
        "0 0 " + figure.width() + " " + figure.height(), svg.root().getAttribute("viewBox"));
    assertEquals("80.01mm", svg.root().getAttribute("width"));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void pngHasTheColoursOnWhiteAtPrintSize(Figure figure) {
    Png png = Png.read(figure.png());
    assertEquals(COLUMN_PIXELS, png.image().getWidth());
    assertEquals(figure.height(), png.image().getHeight());
    assertEquals(11811, png.pixelsPerMetre()); // 300 dpi
    assertEquals(0xffffffff, png.image().getRGB(0, 0));
    assertTrue(png.count(Palette.NORMAL) > 50, "pixels in blue");
    assertTrue(png.count(Palette.ANOMALOUS) > 50, "pixels in vermilion");
  }

  @Test
  void wordsStayWords() {
    List<String> words = Svg.parse(curves().svg()).texts();
    assertTrue(
        words.containsAll(
            List.of(
                "Pixel level",
                "false-positive rate",
                "true-positive rate",
                "0.0",
                "0.6",
                "1.0",
                "candle, AUROC 85.1",
                "pcb <1> & \"2\"")),
        words.toString());
    assertTrue(
        Svg.parse(histogram().svg())
            .texts()
            .containsAll(List.of("normal (34)", "anomalous (19)", "pictures", "0.6")));
    assertTrue(
        Svg.parse(scatter().svg()).texts().containsAll(List.of("normal", "anomalous", "-0.5")));
  }

  @ParameterizedTest
  @MethodSource("figures")
  void theSameFigureGivesTheSameBytes(Figure figure) {
    assertEquals(figure.svg(), figure.svg());
    assertArrayEquals(figure.png(), figure.png());
  }

  @Test
  void linesAreToldApartWithoutColoursToo() {
    for (int first = 0; first < 28; first++) {
      for (int second = 0; second < first; second++) {
        boolean sameDashes =
            java.util.Arrays.equals(
                Palette.stroke(first).getDashArray(), Palette.stroke(second).getDashArray());
        assertFalse(sameDashes && Palette.color(first).equals(Palette.color(second)));
      }
    }
    assertNotEquals(
        Palette.stroke(0).getDashArray(), Palette.stroke(1).getDashArray(), "the first two");
  }

  @Test
  void emptyChartsAreDrawnAsWell() {
    Svg.parse(CurveKind.PRO.chart("", List.of()).figure().svg());
    Svg.parse(
        new HistogramChart("", "score", "pictures", new ScoreHistogram(List.of())).figure().svg());
  }

  @Test
  void aNameThatIsTooLongIsCut() {
    MetricCurve curve =
        new MetricCurve("n".repeat(500), List.of(point(0, 0), point(1, 1)), OptionalDouble.empty());
    Figure figure = CurveKind.ROC.chart("t".repeat(500), List.of(curve)).figure();
    Svg.parse(figure.svg())
        .texts()
        .forEach(text -> assertTrue(Lettering.LABEL.width(text) <= figure.width(), text));
  }

  @Test
  void bothFilesAreWritten() throws IOException {
    Path base = folder.resolve("new/roc.v1");
    curves().writeTo(base);
    assertArrayEquals(curves().png(), Files.readAllBytes(folder.resolve("new/roc.v1.png")));
    String svg = Files.readString(folder.resolve("new/roc.v1.svg"), StandardCharsets.UTF_8);
    assertEquals(curves().svg(), svg);
    try (Stream<Path> files = Files.list(folder.resolve("new"))) {
      assertEquals(2, files.count());
    }
  }

  private static CurvePoint point(double x, double y) {
    return new CurvePoint(x, y, 1 - x);
  }
}
