package io.github.adaclip.train;

import io.github.adaclip.data.load.LoadedSample;
import io.github.adaclip.data.load.SampleLoader;
import io.github.adaclip.detect.AnomalyEngine;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.text.ClassSentences;
import io.github.adaclip.text.Tokenizer;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.training.TrainingLoss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Loads the pictures of one change of the weights, adds up their gradients, and makes it. */
final class UpdateStep {
  private static final int TOLD_NOTES = 5;

  private final TrainingJob job;
  private final TrainingSamples samples;
  private final TrainingEngine engine;
  private final TrainingListener listener;
  private final Map<String, ClassSentences> sentences = new HashMap<>();
  private final Set<String> told = new HashSet<>();

  /**
   * Prepares the sentences of all classes.
   *
   * @throws AdaClipException INVALID_TEXT if a class name cannot be used
   */
  UpdateStep(
      TrainingJob job, TrainingSamples samples, TrainingEngine engine, TrainingListener listener) {
    this.job = job;
    this.samples = samples;
    this.engine = engine;
    this.listener = listener;
    int contextLength = engine.inference().contextLength();
    for (String name : samples.classNames()) {
      ClassSentences made =
          ClassSentences.of(
              name, job.options().model().sentences(), Tokenizer.clip(), contextLength);
      made.hint().ifPresent(listener::note);
      sentences.put(name, made);
    }
  }

  /**
   * What became of the pictures.
   *
   * @param entry the change; empty if no picture could be read
   * @param skipped pictures that could not be read
   * @param seconds it took
   */
  record Outcome(Optional<LogEntry> entry, long skipped, double seconds) {}

  /**
   * Takes the next pictures and changes the weights once. Each picture counts one part in as many
   * as were planned: one that cannot be read makes the gradient smaller, not that of the others
   * larger.
   *
   * @param planned how many pictures
   * @param before where the training stands
   * @throws AdaClipException TRAINING_DIVERGED if the loss or its gradient is no number; the
   *     weights are then unchanged
   */
  Outcome run(SampleLoader loader, int planned, TrainingProgress before) {
    long start = System.nanoTime();
    List<String> pictures = new ArrayList<>();
    LossMean mean = new LossMean();
    int taken = 0;
    while (taken < planned) {
      int wanted = Math.min(job.settings().batchSize(), planned - taken);
      List<LoadedSample> batch = load(loader, wanted, before.epoch(), before.position() + taken);
      taken += wanted;
      if (!batch.isEmpty()) {
        batch.forEach(sample -> pictures.add(sample.request().description()));
        TrainingLoss loss = accumulate(batch, (double) batch.size() / planned);
        requireFinite(loss.total(), "loss", before, pictures);
        mean.add(loss, batch.size());
      }
    }
    long skipped = planned - pictures.size();
    if (pictures.isEmpty()) {
      return new Outcome(Optional.empty(), skipped, seconds(start));
    }
    double norm = engine.gradientNorm();
    requireFinite(norm, "gradient", before, pictures);
    engine.update();
    LogEntry entry =
        new LogEntry(
            before.updates() + 1,
            before.epoch() + 1,
            before.position() + planned,
            pictures,
            mean.value(),
            norm,
            seconds(start));
    return new Outcome(Optional.of(entry), skipped, entry.seconds());
  }

  private List<LoadedSample> load(SampleLoader loader, int wanted, int epoch, int position) {
    List<LoadedSample> batch = new ArrayList<>(wanted);
    for (int i = 0; i < wanted; i++) {
      try {
        LoadedSample sample = loader.next();
        sample.notes().forEach(this::tellOnce);
        batch.add(sample);
      } catch (AdaClipException e) {
        if (e.code() == FailureCode.CANCELLED || e.code() == FailureCode.OUT_OF_MEMORY) {
          throw e;
        }
        listener.skipped(samples.description(epoch, position + i), e);
      }
    }
    return batch;
  }

  private void tellOnce(String note) {
    if (told.size() < TOLD_NOTES && told.add(note)) {
      listener.note(
          told.size() < TOLD_NOTES
              ? note
              : note + "; further such notes are left out, 'adaclip data check' shows them all");
    }
  }

  private TrainingLoss accumulate(List<LoadedSample> batch, double share) {
    try {
      return engine.accumulate(batch.stream().map(this::example).toList(), share);
    } catch (AdaClipException e) {
      throw e.code() == FailureCode.OUT_OF_MEMORY ? outOfMemory(e) : e;
    }
  }

  private TrainingEngine.Example example(LoadedSample sample) {
    return new TrainingEngine.Example(
        new AnomalyEngine.Input(sample.picture(), sentences.get(sample.className())),
        sample.anomalous(),
        sample.mask());
  }

  private AdaClipException outOfMemory(AdaClipException cause) {
    boolean batched = job.settings().batchSize() > 1;
    return AdaClipException.of(
            FailureCode.OUT_OF_MEMORY, "a training step needs more memory than there is")
        .found(
            Optional.ofNullable(cause.getCause())
                .orElse(cause)
                .getMessage()
                .lines()
                .findFirst()
                .orElse(""))
        .fix(
            (batched ? "lower --batch-size and raise --accumulate as much, " : "")
                + (job.options().recomputeActivations()
                    ? "lower --image-size"
                    : "pass --activation-checkpointing, or lower --image-size"))
        .cause(cause)
        .build();
  }

  private void requireFinite(
      double value, String what, TrainingProgress before, List<String> pictures) {
    if (Double.isFinite(value)) {
      return;
    }
    engine.dropGradients();
    throw AdaClipException.of(
            FailureCode.TRAINING_DIVERGED, "the training diverged: its " + what + " is no number")
        .with("step", before.updates() + 1)
        .with("epoch", before.epoch() + 1)
        .with("picture", String.join("; ", pictures))
        .found(value)
        .fix(
            "lower --lr, or look at the picture; the last stored state and the best checkpoint were"
                + " kept")
        .build();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
