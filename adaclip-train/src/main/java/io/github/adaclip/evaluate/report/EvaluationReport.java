package io.github.adaclip.evaluate.report;

import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.PaperSet;
import io.github.adaclip.image.DecodeOptions;
import java.nio.file.Path;
import java.util.List;

/**
 * What is told about one data set.
 *
 * @param evaluations one for each method, the first of them the main one
 * @param published figures to stand beside
 * @param decode how the shown pictures are read again
 */
public record EvaluationReport(
    List<Evaluation> evaluations, PublishedResults published, DecodeOptions decode) {

  /** Checks that all are of the same set. */
  public EvaluationReport {
    evaluations = List.copyOf(evaluations);
    if (evaluations.isEmpty()
        || evaluations.stream().map(Evaluation::root).distinct().count() > 1) {
      throw new IllegalArgumentException(
          "evaluations of "
              + evaluations.stream().map(Evaluation::root).toList()
              + ", expected one or more of one data set");
    }
  }

  /** With the figures of the paper, and pictures read as they are. */
  public static EvaluationReport of(List<Evaluation> evaluations) {
    return new EvaluationReport(evaluations, PublishedResults.standard(), DecodeOptions.defaults());
  }

  /** That of the first method. */
  public Evaluation main() {
    return evaluations.get(0);
  }

  /** The set's name as the paper writes it; of own data the name of its folder. */
  public String title() {
    Path folder = main().root().toAbsolutePath().normalize().getFileName();
    return PaperSet.find(main().dataset())
        .map(PaperSet::title)
        .orElseGet(() -> folder == null ? main().dataset() : folder.toString());
  }

  /** Whether several methods are compared. */
  boolean isComparison() {
    return evaluations.size() > 1;
  }
}
