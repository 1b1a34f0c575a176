package io.github.adaclip.train;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.evaluate.Evaluator;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.Sha256;
import io.github.adaclip.run.RunFolder;
import io.github.adaclip.run.RunIdentity;
import io.github.adaclip.training.TrainingEngine;
import io.github.adaclip.weights.ClipWeights;
import io.github.adaclip.weights.PromptCheckpointWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Trains prompts and projections on auxiliary data and keeps those of the best epoch.
 *
 * <pre>{@code
 * TrainingJob job = new TrainingJob(
 *     ModelSource.of(backbone), TrainingOptions.defaults(), TrainSettings.defaults(),
 *     List.of(mvtec, colondb), Optional.of(visa), Path.of("prompts.safetensors"), Start.NEW);
 * TrainingResult result = Trainer.train(job, TrainingListener.none());
 * }</pre>
 *
 * <p>Source: AdaCLIP, section 3.5 and 4.1, and its published training loop, from which it differs
 * where the loop is at odds with itself: pasted pictures have the label of what is in them,
 * anomalous pictures without a mask take no part in the losses of the maps, and the set that
 * chooses the epoch is named, not the one that is tested on.
 */
public final class Trainer {
  private Trainer() {}

  /**
   * Trains.
   *
   * @param listener hears how it goes on
   * @throws AdaClipException UNUSABLE_DATA or INVALID_OPTION before anything is written;
   *     TRAINING_DIVERGED if a loss or gradient is no number, OUT_OF_MEMORY, DISK_FULL, CANCELLED:
   *     the last stored state then stays and can be resumed
   */
  public static TrainingResult train(TrainingJob job, TrainingListener listener) {
    return train(
        job,
        listener,
        set -> {
          listener.note("reading " + set.name() + "=" + set.root() + " for its checksum");
          return DataProvenance.of(set);
        });
  }

  /**
   * The same for a caller who trains several times on the same data.
   *
   * @param sums gives what {@link DataProvenance#of} gives, for instance because it was read before
   */
  public static TrainingResult train(
      TrainingJob job, TrainingListener listener, Function<Dataset, DataProvenance> sums) {
    TrainingSamples samples = TrainingSamples.of(job.data(), job.settings());
    job.validation().ifPresent(Evaluator::requireMeasurable);
    requireFree(job);
    samples.remarks().forEach(listener::note);
    // The model first: what does not fit is then refused before all data is read for its checksum.
    try (RunFolder folder = RunFolder.open(job.out());
        TrainingEngine engine = TrainingEngine.open(job.source(), job.options())) {
      UnstatedSettings.note(job.out(), engine.settings()).ifPresent(listener::note);
      List<DataProvenance> data = job.data().stream().map(sums).toList();
      List<DataProvenance> validation = job.validation().stream().map(sums).toList();
      RunIdentity identity =
          TrainingIdentity.of(
              job.options(),
              job.settings(),
              engine.settings(),
              sums(job.source()),
              data,
              validation);
      RunProvenance provenance = new RunProvenance(identity, data, validation);
      return new TrainingRun(job, samples, folder, engine, provenance, listener).run();
    }
  }

  /**
   * Removes the stored state of a finished training, which is three times as large as the
   * checkpoint; logs stay. The training can then not be gone on with.
   *
   * @throws AdaClipException UNWRITABLE_OUTPUT if it cannot be removed
   */
  public static void discardState(Path checkpoint) {
    RunFolder.discardState(checkpoint);
  }

  private static Map<String, String> sums(ModelSource source) {
    Map<String, String> sums = new LinkedHashMap<>();
    if (source instanceof ModelSource.WeightFiles files) {
      sums.put("backbone", backboneSum(files.backbone()));
      sums.put("first weights", Sha256.of(files.checkpoint()));
    } else if (source instanceof ModelSource.BackboneOnly alone) {
      sums.put("backbone", backboneSum(alone.backbone()));
      sums.put("first weights", "random");
    } else {
      sums.put("backbone", source.toString());
    }
    return sums;
  }

  private static String backboneSum(Path backbone) {
    try (ClipWeights weights = ClipWeights.open(backbone)) {
      return weights.sha256();
    }
  }

  private static void requireFree(TrainingJob job) {
    Path out = job.out();
    PromptCheckpointWriter.requireEnding(out);
    if (job.source() instanceof ModelSource.WeightFiles files && isSame(out, files.checkpoint())) {
      throw AdaClipException.of(
              FailureCode.INVALID_OPTION, "the training would replace the weights it begins with")
          .file(out)
          .fix("name another file with --out")
          .build();
    }
    if (job.start() != TrainingJob.Start.NEW) {
      return;
    }
    if (RunFolder.isStored(out)) {
      throw AdaClipException.of(
              FailureCode.UNWRITABLE_OUTPUT, "a training of this checkpoint is stored already")
          .file(RunFolder.of(out))
          .fix("pass --resume to go on with it, or --force to begin anew and replace it")
          .build();
    }
    if (Files.exists(out)) {
      throw AdaClipException.of(FailureCode.UNWRITABLE_OUTPUT, "the checkpoint exists already")
          .file(out)
          .fix("name another file with --out, or pass --force to replace it")
          .build();
    }
  }

  private static boolean isSame(Path first, Path second) {
    try {
      return Files.exists(first) && Files.exists(second) && Files.isSameFile(first, second);
    } catch (IOException e) {
      return false;
    }
  }
}
