package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.metrics.Metric;
import io.github.adaclip.report.DetectionJson;
import io.github.adaclip.train.LogEntry;
import io.github.adaclip.train.TrainingJob;
import io.github.adaclip.train.TrainingListener;
import io.github.adaclip.train.TrainingResult;
import io.github.adaclip.train.ValidationScore;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shows a training: progress with loss, a line for each epoch, the result. */
class TrainingDisplay implements TrainingListener, AutoCloseable {
  /** The shown loss is the mean of about so many steps, since single ones jump about. */
  private static final int SHOWN_STEPS = 20;

  private final Console console;
  private final boolean json;
  private final int epochs;
  private final Optional<String> validation;
  private final StopSignal stop;
  private Progress progress = new NoProgress();
  private int shownPictures;
  private double meanLoss = Double.NaN;

  TrainingDisplay(Console console, boolean json, TrainingJob job) {
    this(console, json, job.settings().epochs(), job.validation().map(Dataset::name));
  }

  /**
   * Shows a training of so many epochs.
   *
   * @param validation name of the set that chooses the epoch
   */
  TrainingDisplay(Console console, boolean json, int epochs, Optional<String> validation) {
    this.console = console;
    this.json = json;
    this.epochs = epochs;
    this.validation = validation;
    this.stop = new StopSignal(console);
  }

  /** Where lines and progress go. */
  Console console() {
    return console;
  }

  /** Shows another progress from now on, of which some pictures are done. */
  void show(Progress next, int done) {
    progress.close();
    progress = next;
    shownPictures = done;
  }

  /** Shows a step: its loss as part of a mean, and how many pictures are done after it. */
  void advance(double loss, int done) {
    meanLoss = Double.isNaN(meanLoss) ? loss : meanLoss + (loss - meanLoss) / SHOWN_STEPS;
    progress.describe(String.format(Locale.ROOT, "loss %.4f", meanLoss));
    progress.stepBy(done - shownPictures);
    shownPictures = done;
  }

  @Override
  public void note(String line) {
    console.note("note: " + line);
  }

  @Override
  public void epochBegins(int epoch, int pictures, int done) {
    show(
        Progress.itemsFrom(console, "epoch " + epoch + " of " + epochs, "pictures", done, pictures),
        done);
  }

  @Override
  public void updated(LogEntry entry) {
    advance(entry.loss().total(), entry.picturesDone());
  }

  @Override
  public void skipped(String picture, AdaClipException failure) {
    tell(picture, failure);
  }

  @Override
  public boolean stopWanted() {
    return stop.wanted();
  }

  @Override
  public EvaluationListener validationBegins(int pictures) {
    progress.close();
    progress = Progress.items(console, "validation", "pictures", pictures);
    Progress shown = progress;
    return new EvaluationListener() {
      @Override
      public void detected(Sample sample, Detection detection) {
        shown.step();
      }

      @Override
      public void failed(Sample sample, AdaClipException failure) {
        tell(sample.description(), failure);
        shown.step();
      }
    };
  }

  private void tell(String picture, AdaClipException failure) {
    console.warn(failure.describe());
    if (json) {
      console.result(DetectionJson.errorLine(picture, failure));
    }
  }

  @Override
  public void validated(ValidationScore score, boolean best) {
    progress.close();
    progress = new NoProgress();
    StringBuilder line = new StringBuilder("epoch " + score.epoch() + ":");
    for (Metric metric : Metric.values()) {
      OptionalDouble value = score.value(metric);
      if (value.isPresent()) {
        line.append(
            String.format(Locale.ROOT, "  %s %.1f", metric.title(), 100 * value.getAsDouble()));
      }
    }
    console.note(line + (best ? "  (best so far, kept)" : ""));
  }

  /** Tells the result. */
  void finished(TrainingResult result) {
    progress.close();
    if (json) {
      ObjectNode line =
          JsonNodeFactory.instance
              .objectNode()
              .put("checkpoint", result.checkpoint().toString())
              .put("folder", result.folder().toString())
              .put("epoch", result.epoch())
              .put("updates", result.updates())
              .put("skippedPictures", result.skipped())
              .put("seconds", result.seconds());
      ObjectNode metrics = line.putObject("validation");
      result
          .score()
          .ifPresent(
              score ->
                  score
                      .values()
                      .forEach((metric, value) -> metrics.put(metric.title(), 100 * value)));
      console.result(line.toString());
      return;
    }
    console.note(
        String.format(
            Locale.ROOT,
            "trained with %d updates in %.0f s; the weights are those of epoch %d%s",
            result.updates(),
            result.seconds(),
            result.epoch(),
            validation
                .map(name -> ", the best on " + name)
                .orElse(", the last: without --validate no epoch is better than another")));
    if (result.skipped() > 0) {
      console.note(result.skipped() + " times a picture could not be read");
    }
    console.result(result.checkpoint().toString());
  }

  @Override
  public void close() {
    progress.close();
    stop.close();
  }
}
