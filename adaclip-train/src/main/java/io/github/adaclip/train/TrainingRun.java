package io.github.adaclip.train;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Split;
import io.github.adaclip.data.load.LoadOptions;
import io.github.adaclip.data.load.PictureRequest;
import io.github.adaclip.data.load.SampleLoader;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.EvaluationSettings;
import io.github.adaclip.evaluate.Evaluator;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.run.RunFolder;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.weights.PromptCheckpointWriter;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.Optional;

/** The loop of one training: epochs, changes of the weights, stored states, validation. */
final class TrainingRun {
  private final TrainingJob job;
  private final TrainingSamples samples;
  private final RunFolder folder;
  private final TrainingEngine engine;
  private final RunProvenance provenance;
  private final TrainingListener listener;
  private final LoadOptions loading;
  private TrainingProgress progress = TrainingProgress.begin();
  private long lastStored = System.nanoTime();

  TrainingRun(
      TrainingJob job,
      TrainingSamples samples,
      RunFolder folder,
      TrainingEngine engine,
      RunProvenance provenance,
      TrainingListener listener) {
    this.job = job;
    this.samples = samples;
    this.folder = folder;
    this.engine = engine;
    this.provenance = provenance;
    this.listener = listener;
    this.loading =
        LoadOptions.ofSide(engine.inference().model().imageSize())
            .withLookAhead(Math.min(samples.size(), 2 * Math.max(2, job.settings().batchSize())))
            .withDecode(job.options().model().decode());
  }

  TrainingResult run() {
    resume();
    if (progress.epoch() < job.settings().epochs()) {
      trainToTheEnd();
    }
    return new TrainingResult(
        job.out(),
        folder.path(),
        progress.bestEpoch(),
        progress.best(),
        progress.updates(),
        progress.skipped(),
        progress.seconds());
  }

  private void trainToTheEnd() {
    UpdateStep step = new UpdateStep(job, samples, engine, listener);
    try (TrainingLog log = TrainingLog.open(folder, progress)) {
      provenance.writeFiles(folder.file("files.sha256"));
      while (progress.epoch() < job.settings().epochs()) {
        trainEpoch(step, log);
        finishEpoch(log);
      }
    }
  }

  private void resume() {
    if (job.start() != TrainingJob.Start.RESUME) {
      folder.drop();
      return;
    }
    Optional<TrainingProgress> stored =
        folder.restore(provenance.identity(), TrainingProgress.class, engine::restore);
    stored.ifPresent(this::requireCheckpoint);
    listener.note(
        stored
            .map(
                found ->
                    found.epoch() >= job.settings().epochs()
                        ? "the stored training is finished; raise --epochs to go on"
                        : "going on in epoch "
                            + (found.epoch() + 1)
                            + " after "
                            + found.position()
                            + " pictures")
            .orElse("nothing is stored yet; beginning"));
    progress = stored.orElse(progress);
  }

  /** The best weights so far are in the checkpoint only. */
  private void requireCheckpoint(TrainingProgress stored) {
    if (stored.bestEpoch() > 0 && Files.notExists(job.out())) {
      throw AdaClipException.of(
              FailureCode.MISSING_FILE, "the checkpoint of the stored training is gone")
          .file(job.out())
          .expected("the weights of epoch " + stored.bestEpoch() + ", the best so far")
          .fix("put it back, or begin anew with --force instead of --resume")
          .build();
    }
  }

  private void trainEpoch(UpdateStep step, TrainingLog log) {
    int pictures = samples.size();
    listener.epochBegins(progress.epoch() + 1, pictures, progress.position());
    Iterator<PictureRequest> requests =
        samples.epoch(progress.epoch(), progress.position()).iterator();
    try (SampleLoader loader = SampleLoader.of(requests, loading)) {
      while (progress.position() < pictures) {
        int planned = Math.min(job.settings().picturesPerUpdate(), pictures - progress.position());
        UpdateStep.Outcome outcome = step.run(loader, planned, progress);
        progress =
            progress.advanced(
                planned, outcome.entry().isPresent(), outcome.skipped(), outcome.seconds());
        outcome.entry().ifPresent(log::add);
        outcome.entry().ifPresent(listener::updated);
        stopIfWanted();
        storeNowAndThen();
      }
    }
    requireUpdates();
  }

  private void requireUpdates() {
    if (progress.updates() == 0) {
      throw AdaClipException.of(
              FailureCode.UNUSABLE_DATA, "no picture of the training data could be read")
          .found(progress.skipped() + " unreadable pictures")
          .fix("'adaclip data check' says what is wrong with each")
          .build();
    }
  }

  private void stopIfWanted() {
    if (listener.stopWanted()) {
      store();
      listener.note("stopped; the state is stored, --resume goes on from here");
      throw AdaClipException.of(FailureCode.CANCELLED, "the training was stopped")
          .file(folder.path())
          .fix("go on with the same command and --resume")
          .build();
    }
  }

  private void storeNowAndThen() {
    long waited = System.nanoTime() - lastStored;
    boolean endOfEpoch = progress.position() >= samples.size();
    if (!endOfEpoch && waited >= job.settings().saveInterval().toNanos()) {
      store();
    }
  }

  private void store() {
    folder.store(engine.state(), progress, provenance.identity());
    lastStored = System.nanoTime();
  }

  /** Validates, keeps the weights if they are the best so far, and stores the state. */
  private void finishEpoch(TrainingLog log) {
    long start = System.nanoTime();
    if (job.validation().isPresent()) {
      ValidationScore score = validate(job.validation().get());
      boolean better = progress.best().map(best -> score.value() > best.value()).orElse(true);
      log.add(score, progress.updates());
      if (better) {
        progress = progress.withBest(Optional.of(score));
        writeCheckpoint();
      }
      listener.validated(score, better);
    } else {
      progress = progress.withBest(Optional.empty());
      writeCheckpoint();
    }
    progress = progress.nextEpoch((System.nanoTime() - start) / 1e9);
    store();
  }

  private ValidationScore validate(Dataset set) {
    int pictures = set.samples(Split.TEST).size();
    try (Detector detector = Detector.of(engine.inference(), job.options().model())) {
      Evaluation evaluation =
          Evaluator.evaluate(
              detector, set, EvaluationSettings.metricsOnly(), listener.validationBegins(pictures));
      return ValidationScore.of(progress.epoch() + 1, evaluation);
    }
  }

  private void writeCheckpoint() {
    PromptCheckpointWriter.write(
        job.out(), engine.weights(), engine.settings(), provenance.texts(progress.bestEpoch()));
    provenance.writeBeside(job.out(), progress);
  }
}
