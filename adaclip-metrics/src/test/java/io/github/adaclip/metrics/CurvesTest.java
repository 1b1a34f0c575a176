package io.github.adaclip.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static final double FURTHEST = 0.003; // the promise of Curves
  private static final double ROUNDING = 1e-13;

  @Test
  void smallCurvesAreComplete() {
    Curves curves =
        ImageScores.of(new boolean[] {false, false, true, true}, new double[] {0.1, 0.4, 0.35, 0.8})
            .curves();
    assertEquals(
        List.of(
            new CurvePoint(0, 0, Double.POSITIVE_INFINITY),
            new CurvePoint(0, 0.5, 0.8),
            new CurvePoint(0.5, 0.5, 0.4),
            new CurvePoint(0.5, 1, 0.35),
            new CurvePoint(1, 1, 0.1)),
        curves.roc());
    assertEquals(
        List.of(
            new CurvePoint(0, 1, Double.POSITIVE_INFINITY),
            new CurvePoint(0.5, 1, 0.8),
            new CurvePoint(0.5, 0.5, 0.4),
            new CurvePoint(1, 2.0 / 3, 0.35),
            new CurvePoint(1, 0.5, 0.1)),
        curves.precisionRecall());
    assertEquals(List.of(), curves.perRegionOverlap());
  }

  @Test
  void longCurvesAreThinnedAndKeepTheirEndsAndShape() {
    DrawnPictures drawn = new DrawnPictures(100, 9);
    try (PixelScores scores = PixelScores.open(PixelStorage.standard())) {
      drawn.addTo(scores, 0, 30);
      PixelEvaluation evaluation = scores.evaluate(1);
      Curves curves = evaluation.curves();
      for (List<CurvePoint> curve :
          List.of(curves.roc(), curves.precisionRecall(), curves.perRegionOverlap())) {
        assertTrue(curve.size() > 300 && curve.size() <= Curves.MOST_POINTS, "" + curve.size());
        assertEquals(Double.POSITIVE_INFINITY, curve.get(0).threshold());
        assertEquals(1, curve.get(curve.size() - 1).x());
        for (int point = 1; point < curve.size(); point++) {
          assertTrue(curve.get(point).threshold() < curve.get(point - 1).threshold());
        }
      }
      RankingMetrics ranking = evaluation.metrics().ranking();
      assertEquals(ranking.auroc().orElseThrow(), area(curves.roc()), FURTHEST);
      assertEquals(
          evaluation.metrics().aupro().orElseThrow(), area(curves.perRegionOverlap()), FURTHEST);
      assertEquals(
          ranking.averagePrecision().orElseThrow(), area(curves.precisionRecall()), FURTHEST);
    }
  }

  @Test
  void thinnedPointsStayNearTheCompleteCurve() {
    Random random = new Random(4);
    List<double[]> complete = new ArrayList<>(List.of(new double[] {0, 0}));
    CurveThinner thinner = new CurveThinner(0, 0);
    double x = 0;
    double y = 0;
    for (int point = 1; point <= 20_000; point++) { // steps of very different lengths
      x = Math.min(1, x + (random.nextInt(1000) == 0 ? 0.02 : random.nextDouble() * 2e-5));
      y = Math.min(1, y + (random.nextInt(500) == 0 ? 0.01 : random.nextDouble() * 2e-5));
      complete.add(new double[] {x, y});
      thinner.add(x, y, -point);
    }
    List<CurvePoint> thin = thinner.points();
    assertTrue(thin.size() <= Curves.MOST_POINTS, "" + thin.size());
    for (double[] point : complete) {
      double nearest =
          thin.stream()
              .mapToDouble(p -> Math.abs(p.x() - point[0]) + Math.abs(p.y() - point[1]))
              .min()
              .orElseThrow();
      assertTrue(nearest <= FURTHEST, nearest + " away");
    }
    assertEquals(x, thin.get(thin.size() - 1).x(), ROUNDING);
  }

  @Test
  void swingingCurvesFitAsWell() {
    CurveThinner thinner = new CurveThinner(0, 1);
    for (int point = 1; point <= 100_000; point++) {
      thinner.add(point / 100_000.0, point % 2, -point);
    }
    List<CurvePoint> thin = thinner.points();
    assertTrue(thin.size() >= 2 && thin.size() <= Curves.MOST_POINTS, "" + thin.size());
    assertEquals(new CurvePoint(1, 0, -100_000), thin.get(thin.size() - 1));
  }

  private static double area(List<CurvePoint> curve) {
    double area = 0;
    for (int point = 1; point < curve.size(); point++) {
      CurvePoint from = curve.get(point - 1);
      CurvePoint to = curve.get(point);
      area += (to.x() - from.x()) * (from.y() + to.y()) / 2;
    }
    return area;
  }
}
