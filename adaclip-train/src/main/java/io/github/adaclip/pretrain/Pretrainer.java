package io.github.adaclip.pretrain;

import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.SetPlan;
import io.github.adaclip.data.synth.SyntheticSet;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.run.RunFolder;
import io.github.adaclip.train.TrainSettings;
import io.github.adaclip.train.Trainer;
import io.github.adaclip.train.TrainingJob;
import io.github.adaclip.train.TrainingResult;
import io.github.adaclip.training.DiceForm;
import io.github.adaclip.training.OptimizerSettings;
import io.github.adaclip.training.TrainingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Learns a small AdaCLIP from nothing but the drawn corpus: first a CLIP backbone, whose patch
 * tokens learn together with AdaCLIP's projections what does not fit a picture, then prompts on
 * this backbone, by the ordinary training.
 *
 * <p>One call, one seed, and a folder that is a model folder afterwards; a call that was ended goes
 * on where it was.
 */
public final class Pretrainer {
  private Pretrainer() {}

  /**
   * Learns a model.
   *
   * @param listener hears how it goes on
   * @throws AdaClipException UNWRITABLE_OUTPUT if a model is there already; TRAINING_DIVERGED,
   *     OUT_OF_MEMORY, DISK_FULL, CANCELLED: the last stored state then stays and can be resumed
   */
  public static PretrainResult pretrain(PretrainJob job, PretrainListener listener) {
    requireFree(job);
    PretrainProgress learnt = new BackboneRun(job, listener).run();
    TrainingResult prompts = trainPrompts(job, listener);
    return new PretrainResult(job.folder(), learnt.pictures(), learnt.seconds(), prompts);
  }

  private static void requireFree(PretrainJob job) {
    if (job.start() != TrainingJob.Start.NEW) {
      return;
    }
    if (RunFolder.isStored(job.backbone()) || Files.exists(job.backbone())) {
      throw AdaClipException.of(
              FailureCode.UNWRITABLE_OUTPUT, "a model, or the run of one, is there already")
          .file(job.folder())
          .fix("pass --resume to go on with it, or --force to begin anew and replace it")
          .build();
    }
  }

  private static TrainingResult trainPrompts(PretrainJob job, PretrainListener listener) {
    PromptRecipe recipe = job.prompts();
    CorpusSplit split = CorpusSplit.of(Corpus.training());
    Dataset data = drawn(job, "learnt", split.learnt(), recipe.pictures(), listener);
    Dataset validation =
        drawn(job, "validation", split.validation(), recipe.validationPictures(), listener);
    return Trainer.train(
        new TrainingJob(
            ModelSource.of(job.backbone(), job.firstPrompts()),
            options(job),
            new TrainSettings(
                recipe.epochs(),
                recipe.batch(),
                1,
                job.settings().seed(),
                0,
                Set.of(),
                job.saveInterval()),
            List.of(data),
            Optional.of(validation),
            job.checkpoint(),
            promptsStart(job)),
        listener);
  }

  /** A run of the prompts that is there goes on only where the whole does. */
  private static TrainingJob.Start promptsStart(PretrainJob job) {
    return job.start() == TrainingJob.Start.RESUME
        ? TrainingJob.Start.RESUME
        : TrainingJob.Start.REPLACE;
  }

  private static TrainingOptions options(PretrainJob job) {
    DetectorOptions model = DetectorOptions.defaults().withSeed(job.settings().seed());
    if (job.threads().isPresent()) {
      model = model.withThreads(job.threads().getAsInt());
    }
    return TrainingOptions.defaults()
        .withModel(model)
        .withOptimizer(OptimizerSettings.defaults().withLearningRate(job.prompts().learningRate()))
        .withDice(DiceForm.IMAGE);
  }

  /** A set of some families; a run that goes on takes the one that it drew before. */
  private static Dataset drawn(
      PretrainJob job, String name, Corpus corpus, int pictures, PretrainListener listener) {
    Path folder = job.data().resolve(name);
    boolean resumed = job.start() == TrainingJob.Start.RESUME;
    if (!resumed || !Files.isRegularFile(folder.resolve(SyntheticSet.DESCRIPTION))) {
      SetPlan plan = new SetPlan(pictures, job.prompts().imageSize(), job.settings().seed());
      listener.drawing(SyntheticSet.pictures(corpus, plan));
      SyntheticSet.write(corpus, plan, folder, !resumed, () -> {});
    }
    return DatasetSpec.parse("folder=" + folder).read();
  }
}
