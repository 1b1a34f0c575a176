package io.github.adaclip.figure;

import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.Arrays;
import java.util.List;

/** The curves of an evaluation. */
public enum CurveKind {
  /** True-positive rate against false-positive rate. */
  ROC("roc", "auroc", "false-positive rate", "true-positive rate", "AUROC"),
  /** Precision against recall. */
  PRECISION_RECALL("precision-recall", "ap", "recall", "precision", "AP"),
  /** Mean covered share of the anomalous regions against false-positive rate, up to 0.3. */
  PRO("pro", "aupro", "false-positive rate", "mean overlap per region", "AUPRO");

  /** Where the area under the per-region overlap ends, as in the literature. */
  private static final double PRO_LIMIT = 0.3;

  private final String optionName;
  private final String metric;
  private final String xTitle;
  private final String yTitle;
  private final String area;

  CurveKind(String optionName, String metric, String xTitle, String yTitle, String area) {
    this.optionName = optionName;
    this.metric = metric;
    this.xTitle = xTitle;
    this.yTitle = yTitle;
    this.area = area;
  }

  /** The name in files: {@code roc}, {@code precision-recall} or {@code pro}. */
  public String optionName() {
    return optionName;
  }

  /** What is told of the curve in the legend: {@code AUROC}, {@code AP} or {@code AUPRO}. */
  public String area() {
    return area;
  }

  /** The field of the metric in {@code report.json}. */
  String metric() {
    return metric;
  }

  /**
   * A chart of several curves of this kind.
   *
   * @param title above the chart; may be empty
   */
  public LineChart chart(String title, List<MetricCurve> curves) {
    double end = this == PRO ? PRO_LIMIT : 1;
    return new LineChart(
        title,
        new Axis(xTitle, 0, end),
        Axis.fraction(yTitle),
        curves.stream().map(curve -> curve.line(area)).toList(),
        this != PRECISION_RECALL);
  }

  /**
   * The kind of that name.
   *
   * @throws AdaClipException UNUSABLE_DATA if there is none
   */
  static CurveKind parse(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.optionName.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                AdaClipException.of(FailureCode.UNUSABLE_DATA, "no curve of that kind is known")
                    .expected("roc, precision-recall or pro")
                    .found(name)
                    .fix("use a curves.csv that adaclip evaluate wrote")
                    .build());
  }
}
