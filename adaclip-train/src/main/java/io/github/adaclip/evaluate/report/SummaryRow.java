package io.github.adaclip.evaluate.report;

import io.github.adaclip.data.Level;
import io.github.adaclip.metrics.Metric;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One row of a table over data sets.
 *
 * @param name of the set, or of the mean
 * @param method measured; "" if the set was not measured
 * @param checkpoint that it was measured with
 * @param folder of the set's own report; "" if there is none
 * @param values measured fractions
 * @param published AdaCLIP's printed fractions
 * @param aprilGan APRIL-GAN's printed fractions
 * @param imageSets how many sets with an image level a mean is over, of how many; empty for a set
 * @param pixelSets the same of the pixel level
 * @param trainedOn whether the model has seen the set
 */
record SummaryRow(
    String name,
    String method,
    String checkpoint,
    String folder,
    Map<Metric, OptionalDouble> values,
    Map<Metric, OptionalDouble> published,
    Map<Metric, OptionalDouble> aprilGan,
    Share imageSets,
    Share pixelSets,
    boolean trainedOn) {
  /**
   * So many of so many sets; 0 of 0 where a row is no mean.
   *
   * @param used in the mean
   * @param all in the table
   */
  record Share(int used, int all) {
    static final Share NONE = new Share(0, 0);
  }

  boolean isMean() {
    return imageSets.all() + pixelSets.all() > 0;
  }

  /**
   * The name in the table of a level: a star if it was trained on, over how many sets a mean is.
   */
  String shownName(Level level) {
    Share share = level == Level.IMAGE ? imageSets : pixelSets;
    if (!isMean()) {
      return name + (trainedOn ? " *" : "");
    }
    return share.used() == share.all()
        ? name + " (" + share.all() + ")"
        : name + " (" + share.used() + " of " + share.all() + ")";
  }
}
