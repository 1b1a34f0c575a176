package io.github.adaclip.evaluate.report;

import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.FusionForm;
import io.github.adaclip.detect.ModelDescription;
import io.github.adaclip.detect.ScoreKind;
import io.github.adaclip.evaluate.ClassEvaluation;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.EvaluationNotes;
import io.github.adaclip.evaluate.EvaluationProtocol;
import io.github.adaclip.evaluate.ModelProvenance;
import io.github.adaclip.evaluate.PictureCounts;
import io.github.adaclip.evaluate.TrainingData;
import io.github.adaclip.metrics.ClassMetrics;
import io.github.adaclip.metrics.Curves;
import io.github.adaclip.metrics.PixelMetrics;
import io.github.adaclip.metrics.RankingMetrics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Evaluations with given numbers. */
final class Numbers {
  private static final Curves NONE = new Curves(List.of(), List.of(), List.of());

  private Numbers() {}

  /** A set of one class; negative: undefined. */
  static Evaluation of(
      String dataset, DetectionMethod method, double image, double pixel, String... trainedOn) {
    ClassMetrics metrics =
        new ClassMetrics(
            "part",
            ranking(image),
            pixel < 0
                ? Optional.empty()
                : Optional.of(
                    new PixelMetrics(ranking(pixel), OptionalDouble.of(pixel), 0.3, 10, 5)));
    ClassEvaluation only =
        new ClassEvaluation(
            metrics, new PictureCounts(5, 5, 0, 0), NONE, NONE, Optional.empty(), Optional.empty());
    return new Evaluation(
        dataset,
        Path.of("data", dataset),
        protocol(method, trainedOn),
        List.of(only),
        List.of(),
        List.of(),
        new EvaluationNotes(List.of(), 0),
        List.of(),
        Instant.EPOCH,
        1);
  }

  private static EvaluationProtocol protocol(DetectionMethod method, String... trainedOn) {
    return new EvaluationProtocol(
        new ModelDescription("prompts.pth", "ViT-L-14-336", "", 518),
        new ModelProvenance(
            Optional.empty(), Optional.of(new TrainingData(List.of(trainedOn), "a test"))),
        method,
        ScoreKind.FUSION,
        FusionForm.REFERENCE,
        4,
        0,
        "adaclip test");
  }

  private static RankingMetrics ranking(double value) {
    OptionalDouble figure = value < 0 ? OptionalDouble.empty() : OptionalDouble.of(value);
    return new RankingMetrics(5, 5, figure, figure, figure, figure);
  }
}
