package io.github.adaclip.pretrain;

import io.github.adaclip.data.load.OrderedAhead;
import io.github.adaclip.data.synth.Corpus;
import io.github.adaclip.data.synth.SyntheticSet;
import io.github.adaclip.detect.ComputeDevice;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.file.AtomicFile;
import io.github.adaclip.run.RunFolder;
import io.github.adaclip.run.RunIdentity;
import io.github.adaclip.train.TrainingJob;
import io.github.adaclip.training.PretrainingEngine;
import io.github.adaclip.training.PretrainingEngine.Example;
import io.github.adaclip.training.PretrainingLoss;
import io.github.adaclip.training.PretrainingOptions;
import io.github.adaclip.weights.DataType;
import io.github.adaclip.weights.NamedTensor;
import io.github.adaclip.weights.PromptCheckpointWriter;
import io.github.adaclip.weights.PromptMetadata;
import io.github.adaclip.weights.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The loop in which a backbone is learnt: scenes, changes of the weights, judgements, states. */
final class BackboneRun {
  private static final int DRAWING_THREADS = 2;
  private static final int DRAWN_AHEAD = 128;
  private static final long JUDGED_EVERY = 20_000;

  private final PretrainJob job;
  private final PretrainSettings settings;
  private final PretrainListener listener;
  private final Wording wording;
  private final SceneExamples learnt;
  private final SceneExamples validation;
  private PretrainProgress progress = new PretrainProgress(0, 0, 0);
  private long lastStored = System.nanoTime();

  BackboneRun(PretrainJob job, PretrainListener listener) {
    this.job = job;
    this.settings = job.settings();
    this.listener = listener;
    Corpus corpus = Corpus.training();
    CorpusSplit split = CorpusSplit.of(corpus);
    this.wording = new Wording(corpus, settings.architecture().contextLength());
    this.learnt = new SceneExamples(split.learnt(), wording, settings.seed());
    this.validation = new SceneExamples(split.validation(), wording, settings.seed());
  }

  /**
   * Learns the backbone, or goes on with it, and writes it.
   *
   * @return how far it came
   */
  PretrainProgress run() {
    PretrainingOptions options = options(); // refuses before a folder is made
    try (RunFolder folder = RunFolder.open(job.backbone());
        PretrainingEngine engine = PretrainingEngine.open(options)) {
      resume(folder, engine);
      listener.backboneBegins(settings.pictures(), progress.pictures());
      if (progress.pictures() < settings.pictures()) {
        try (PretrainLog log = PretrainLog.open(folder, progress)) {
          learn(folder, engine, log);
        }
      }
      write(engine);
      return progress;
    }
  }

  private PretrainingOptions options() {
    return new PretrainingOptions(
        settings.architecture(),
        settings.layers(),
        wording.tokens(),
        settings.precision(),
        settings.seed(),
        job.threads(),
        ComputeDevice.CPU);
  }

  private RunIdentity identity() {
    return new RunIdentity(facts());
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("architecture", settings.architecture().toString());
    facts.put("layers", settings.layers().toString());
    facts.put("phases", settings.phases().toString());
    facts.put("learning rate", Double.toString(settings.learningRate()));
    facts.put("precision", settings.precision().name());
    facts.put("seed", Long.toString(settings.seed()));
    facts.put("corpus", "version " + SyntheticSet.VERSION);
    return facts;
  }

  private void resume(RunFolder folder, PretrainingEngine engine) {
    if (job.start() == TrainingJob.Start.RESUME) {
      progress =
          folder.restore(identity(), PretrainProgress.class, engine::restore).orElse(progress);
    } else {
      folder.drop();
      dropOldPrompts();
    }
  }

  /** Prompts of another backbone must not stand beside the one that is going to be written. */
  private void dropOldPrompts() {
    try {
      Files.deleteIfExists(job.checkpoint());
    } catch (IOException e) {
      throw AtomicFile.failure(job.checkpoint(), job.folder(), e);
    }
  }

  private void learn(RunFolder folder, PretrainingEngine engine, PretrainLog log) {
    try (OrderedAhead<Long, List<Example>> scenes =
        new OrderedAhead<>(
            LongStream.range(progress.pictures() / 2, settings.pictures() / 2).iterator(),
            number -> learnt.pair(number, settings.phaseAt(2 * number)),
            DRAWING_THREADS,
            DRAWN_AHEAD)) {
      while (progress.pictures() < settings.pictures()) {
        PretrainSettings.Phase phase = settings.phaseAt(progress.pictures());
        long before = progress.pictures();
        PretrainEntry entry = step(engine, scenes, phase);
        log.add(entry);
        listener.learnt(entry);
        boolean done = progress.pictures() == settings.pictures();
        if (done || before / JUDGED_EVERY != progress.pictures() / JUDGED_EVERY) {
          PretrainJudgement judgement =
              PretrainJudgement.of(engine, validation, phase.side(), progress.updates());
          log.add(judgement);
          listener.judged(judgement);
        }
        storeNowAndThen(folder, engine, done);
        stopIfWanted(folder, engine);
      }
    }
  }

  private PretrainEntry step(
      PretrainingEngine engine,
      OrderedAhead<Long, List<Example>> scenes,
      PretrainSettings.Phase phase) {
    long start = System.nanoTime();
    double rate = settings.learningRateAt(progress.pictures());
    List<Example> batch = new ArrayList<>();
    for (int left = settings.batchAt(progress.pictures()); left > 0; left -= 2) {
      batch.addAll(scenes.next());
    }
    PretrainingLoss loss = engine.accumulate(batch);
    double norm = engine.gradientNorm();
    requireFinite(engine, loss.total(), norm);
    engine.update(rate);
    double seconds = (System.nanoTime() - start) / 1e9;
    progress = progress.advanced(batch.size(), seconds);
    return new PretrainEntry(
        progress.updates(), progress.pictures(), phase.side(), loss, norm, rate, seconds);
  }

  private void requireFinite(PretrainingEngine engine, double loss, double norm) {
    if (Double.isFinite(loss) && Double.isFinite(norm)) {
      return;
    }
    engine.dropGradients();
    throw AdaClipException.of(FailureCode.TRAINING_DIVERGED, "the training diverged")
        .with("pictures", progress.pictures())
        .found("loss " + loss + ", gradient " + norm)
        .fix("begin anew with another --seed or --precision fp32; the last stored state was kept")
        .build();
  }

  private void storeNowAndThen(RunFolder folder, PretrainingEngine engine, boolean now) {
    if (now || System.nanoTime() - lastStored >= job.saveInterval().toNanos()) {
      store(folder, engine);
    }
  }

  private void store(RunFolder folder, PretrainingEngine engine) {
    folder.store(engine.state(), progress, identity());
    lastStored = System.nanoTime();
  }

  private void stopIfWanted(RunFolder folder, PretrainingEngine engine) {
    if (listener.stopWanted()) {
      store(folder, engine);
      throw AdaClipException.of(FailureCode.CANCELLED, "the training was stopped")
          .file(folder.path())
          .fix("go on with the same command and --resume")
          .build();
    }
  }

  private void write(PretrainingEngine engine) {
    Map<String, String> texts = new LinkedHashMap<>();
    facts().forEach((name, value) -> texts.put("pretraining " + name, value));
    texts.put("pretraining pictures", Long.toString(progress.pictures()));
    PromptCheckpointWriter.write(
        job.firstPrompts(), engine.checkpoint(job.prompts().prompts()), firstPrompts(), texts);
    SafetensorsWriter.write(
        job.backbone(), engine.backbone().stream().map(BackboneRun::half).toList(), texts);
  }

  private PromptMetadata firstPrompts() {
    return PromptMetadata.of(
        job.prompts().prompts(),
        job.prompts().imageSize(),
        PromptRecipe.CLUSTERS,
        settings.layers(),
        PromptRecipe.ACTIVATION.optionName());
  }

  private static NamedTensor half(NamedTensor tensor) {
    return new NamedTensor(tensor.name(), DataType.FLOAT16, tensor.shape(), tensor.content());
  }
}
