package io.github.adaclip.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Curves of evaluations as figures, one for each level and kind: of one evaluation a curve for each
 * class; of several evaluations a curve for each, the mean over its classes if it has several.
 */
public final class CurveFigures {
  private static final Map<String, String> LEVELS =
      Map.of("image", "Image level", "pixel", "Pixel level");

  private CurveFigures() {}

  /**
   * Draws all that have a curve.
   *
   * @param evaluations at least one
   * @return figures by {@code image-roc}, {@code pixel-pro} and so on
   */
  public static Map<String, Figure> of(List<EvaluatedCurves> evaluations) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (String level : List.of("image", "pixel")) {
      for (CurveKind kind : CurveKind.values()) {
        List<EvaluatedCurves> having =
            evaluations.stream().filter(each -> !each.classes(level, kind).isEmpty()).toList();
        if (!having.isEmpty()) {
          List<MetricCurve> curves =
              evaluations.size() == 1
                  ? having.get(0).perClass(level, kind)
                  : having.stream().map(each -> each.mean(level, kind)).toList();
          figures.put(
              level + "-" + kind.optionName(), kind.chart(LEVELS.get(level), curves).figure());
        }
      }
    }
    return figures;
  }
}
