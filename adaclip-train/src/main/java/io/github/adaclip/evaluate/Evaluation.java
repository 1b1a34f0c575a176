package io.github.adaclip.evaluate;

import io.github.adaclip.metrics.ClassMetrics;
import io.github.adaclip.metrics.ImageScores;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.metrics.MetricMean;
import io.github.adaclip.metrics.ScoreHistogram;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * How well a model does on the test split of a data set.
 *
 * @param dataset its name: {@code mvtec}, {@code folder}, …
 * @param root where it lies
 * @param protocol how the numbers came about
 * @param classes one after the other, in the order of their names
 * @param pictures the score of every picture that could be used
 * @param failures the others
 * @param notes masks of another size, labels that disagree with masks, what was left out
 * @param examples best and worst pictures, if asked for
 * @param finished when
 * @param seconds how long it took, loading of the model aside
 */
public record Evaluation(
    String dataset,
    Path root,
    EvaluationProtocol protocol,
    List<ClassEvaluation> classes,
    List<PictureResult> pictures,
    List<FailedPicture> failures,
    EvaluationNotes notes,
    List<Example> examples,
    Instant finished,
    double seconds) {

  /** Copies the lists. */
  public Evaluation {
    classes = List.copyOf(classes);
    pictures = List.copyOf(pictures);
    failures = List.copyOf(failures);
    examples = List.copyOf(examples);
  }

  /** The numbers of all classes. */
  public List<ClassMetrics> metrics() {
    return classes.stream().map(ClassEvaluation::metrics).toList();
  }

  /** The mean of a metric over the classes that have a value, and over how many. */
  public MetricMean mean(Metric metric) {
    return metric.meanOver(metrics());
  }

  /** The pictures of all classes. */
  public PictureCounts counts() {
    return classes.stream()
        .map(ClassEvaluation::counts)
        .reduce(new PictureCounts(0, 0, 0, 0), PictureCounts::plus);
  }

  /** How the scores of all pictures are spread. */
  public ScoreHistogram histogram(int bins) {
    ImageScores scores = new ImageScores();
    pictures.forEach(picture -> scores.add(picture.sample().anomalous(), picture.score()));
    return scores.histogram(bins);
  }

  /** Whether the model was trained on this set, so that its figures say little. */
  public boolean wasTrainedOn() {
    return protocol.provenance().trainingData().filter(data -> data.contains(dataset)).isPresent();
  }
}
