package io.github.adaclip.evaluate;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.util.List;

/** Refuses sets on which nothing can be measured, before any work begins. */
final class MeasurableData {
  private MeasurableData() {}

  static void require(Dataset dataset) {
    if (!dataset.labelled()) {
      throw refuse(dataset, "the pictures have no labels, so nothing can be measured")
          .found(dataset.size() + " pictures without labels")
          .fix(
              "sort them into CLASS/test/good and CLASS/test/defect and write folder=DIR,"
                  + " or score them with: adaclip detect "
                  + dataset.root())
          .build();
    }
    if (dataset.test().isEmpty()) {
      throw refuse(dataset, "the data set has no test pictures")
          .expected("pictures in the test split, which is what is evaluated")
          .found(dataset.train().size() + " training pictures and nothing else")
          .fix("put labelled pictures into CLASS/test/good and CLASS/test/defect")
          .build();
    }
    if (dataset.levels().isEmpty()) {
      boolean anomalous = dataset.test().stream().anyMatch(Sample::anomalous);
      throw refuse(dataset, "nothing can be measured on this data set")
          .expected("normal and anomalous test pictures, or anomalous ones with masks")
          .found(
              dataset.test().size()
                  + (anomalous ? " anomalous test pictures, no masks" : " normal test pictures"))
          .fix(
              anomalous
                  ? "add normal pictures (CLASS/test/good), or masks (CLASS/ground_truth, --masks)"
                  : "add anomalous pictures, for instance in CLASS/test/defect")
          .build();
    }
  }

  /** Classes that are there but have nothing to be measured. */
  static List<String> classesWithoutTest(Dataset dataset) {
    return dataset.classes().stream()
        .filter(name -> dataset.samples(Split.TEST, name).isEmpty())
        .toList();
  }

  private static AdaClipException.Builder refuse(Dataset dataset, String summary) {
    return AdaClipException.of(FailureCode.UNUSABLE_DATA, summary)
        .with("data", dataset.name() + "=" + dataset.root());
  }
}
