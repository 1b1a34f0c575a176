package io.github.adaclip.train;

import io.github.adaclip.metrics.Metric;
import io.github.adaclip.run.CountedCsv;
import io.github.adaclip.run.RunFolder;
import io.github.adaclip.run.TensorBoardLog;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run appends to: {@code log.csv}, a line for each change of the weights, {@code
 * validation.csv}, a line for each validation, and both as curves for TensorBoard. A run that goes
 * on first drops what was written after the state it goes on from.
 */
final class TrainingLog implements AutoCloseable {
  private static final String LOG = "log.csv";
  private static final String VALIDATION = "validation.csv";
  private static final String LOG_HEADER =
      "update,epoch,pictures_done,loss,classification,focal,dice_abnormal,dice_normal,gradient_norm,seconds,pictures";
  private static final String VALIDATION_HEADER =
      "epoch,"
          + Stream.of(Metric.values())
              .map(metric -> metric.title().toLowerCase(Locale.ROOT).replace(' ', '_'))
              .collect(Collectors.joining(","));

  private final CountedCsv updates;
  private final CountedCsv validations;
  private final TensorBoardLog curves;

  private TrainingLog(CountedCsv updates, CountedCsv validations, TensorBoardLog curves) {
    this.updates = updates;
    this.validations = validations;
    this.curves = curves;
  }

  /**
   * Opens all files.
   *
   * @param progress where the run begins or goes on
   */
  static TrainingLog open(RunFolder folder, TrainingProgress progress) {
    return new TrainingLog(
        CountedCsv.open(folder.file(LOG), LOG_HEADER, progress.updates()),
        CountedCsv.open(folder.file(VALIDATION), VALIDATION_HEADER, progress.epoch()),
        TensorBoardLog.open(folder.path(), progress.updates() + 1));
  }

  void add(LogEntry entry) {
    updates.append(
        Stream.concat(
                Stream.of(
                        entry.update(),
                        entry.epoch(),
                        entry.picturesDone(),
                        (float) entry.loss().total(),
                        (float) entry.loss().classification(),
                        (float) sum(entry.loss().focal()),
                        (float) sum(entry.loss().abnormalDice()),
                        (float) sum(entry.loss().normalDice()),
                        (float) entry.gradientNorm(),
                        (float) entry.seconds())
                    .map(String::valueOf),
                Stream.of(quoted(String.join("; ", entry.pictures()))))
            .collect(Collectors.joining(",")));
    curves.scalar("loss/total", entry.update(), entry.loss().total());
    curves.scalar("loss/classification", entry.update(), entry.loss().classification());
    curves.scalar("loss/focal", entry.update(), sum(entry.loss().focal()));
    curves.scalar("loss/dice abnormal", entry.update(), sum(entry.loss().abnormalDice()));
    curves.scalar("loss/dice normal", entry.update(), sum(entry.loss().normalDice()));
    curves.scalar("gradient/norm", entry.update(), entry.gradientNorm());
    curves.scalar("time/seconds per update", entry.update(), entry.seconds());
  }

  /**
   * Adds a validation.
   *
   * @param update the change of the weights after which it was taken
   */
  void add(ValidationScore score, long update) {
    validations.append(
        Stream.concat(
                Stream.of(Integer.toString(score.epoch())),
                Stream.of(Metric.values())
                    .map(
                        metric ->
                            score.value(metric).isPresent()
                                ? Double.toString(score.value(metric).getAsDouble())
                                : ""))
            .collect(Collectors.joining(",")));
    for (Metric metric : Metric.values()) {
      score
          .value(metric)
          .ifPresent(value -> curves.scalar("validation/" + metric.title(), update, value));
    }
    curves.flush();
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"").replaceAll("[\\r\\n]", " ") + '"';
  }

  @Override
  public void close() {
    updates.close();
    validations.close();
    curves.close();
  }
}
