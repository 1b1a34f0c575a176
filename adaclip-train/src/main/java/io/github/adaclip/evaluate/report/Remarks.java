package io.github.adaclip.evaluate.report;

import io.github.adaclip.evaluate.ClassEvaluation;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.PictureCounts;
import io.github.adaclip.evaluate.TrainingData;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.metrics.MetricMean;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader must know about the numbers, one sentence each. */
final class Remarks {
  private static final int SHOWN_NOTES = 5;

  private Remarks() {}

  static List<String> of(EvaluationReport report) {
    Evaluation main = report.main();
    List<String> remarks = new ArrayList<>();
    report.evaluations().forEach(evaluation -> trainedOn(evaluation).ifPresent(remarks::add));
    addMean(main, Metric.IMAGE_AUROC, "image", remarks);
    addMean(main, Metric.PIXEL_AUROC, "pixel", remarks);
    addUndefined(main, remarks);
    PictureCounts counts = main.counts();
    boolean hasPixels = main.metrics().stream().anyMatch(each -> each.pixel().isPresent());
    if (hasPixels && counts.withoutMask() > 0) {
      remarks.add(
          pictures(counts.withoutMask(), "anomalous ")
              + " without a mask took no part in the pixel metrics");
    }
    if (counts.failed() > 0) {
      remarks.add(pictures(counts.failed(), "") + " could not be used");
    }
    main.notes().first().stream().limit(SHOWN_NOTES).forEach(remarks::add);
    long more = main.notes().count() - SHOWN_NOTES;
    if (more > 0) {
      remarks.add(
          "and " + more + " more notes of this kind; adaclip data check lists them with fixes");
    }
    return remarks;
  }

  /** The warning that a model has seen what it is measured on. */
  static Optional<String> trainedOn(Evaluation evaluation) {
    if (!evaluation.wasTrainedOn()) {
      return Optional.empty();
    }
    TrainingData data = evaluation.protocol().provenance().trainingData().orElseThrow();
    return Optional.of(
        "the model was trained on this set ("
            + String.join(", ", data.names())
            + ", says "
            + data.source()
            + "): these are no zero-shot figures");
  }

  private static void addMean(
      Evaluation evaluation, Metric metric, String level, List<String> remarks) {
    MetricMean mean = evaluation.mean(metric);
    if (mean.classesWithValue() > 0 && mean.classesWithValue() < mean.classes()) {
      remarks.add(
          "the "
              + level
              + " mean is over the "
              + mean.classesWithValue()
              + " of "
              + mean.classes()
              + " classes that have a value");
    }
  }

  private static void addUndefined(Evaluation evaluation, List<String> remarks) {
    List<String> allAnomalous = new ArrayList<>();
    List<String> allNormal = new ArrayList<>();
    List<String> withoutMasks = new ArrayList<>();
    for (ClassEvaluation measured : evaluation.classes()) {
      if (measured.counts().anomalous() == 0) {
        allNormal.add(measured.name());
      } else if (measured.counts().normal() == 0) {
        allAnomalous.add(measured.name());
      }
      if (measured.counts().anomalous() > 0 && measured.metrics().pixel().isEmpty()) {
        withoutMasks.add(measured.name());
      }
    }
    add(allAnomalous, "no normal pictures, hence no image level", remarks);
    add(allNormal, "no anomalous pictures, hence no figures", remarks);
    add(withoutMasks, "no masks, hence no pixel level", remarks);
  }

  private static void add(List<String> classes, String what, List<String> remarks) {
    if (!classes.isEmpty()) {
      remarks.add(what + ": " + String.join(", ", classes));
    }
  }

  private static String pictures(long count, String kind) {
    return count + " " + kind + (count == 1 ? "picture" : "pictures");
  }
}
