package io.github.adaclip.cli;

import io.github.adaclip.data.read.DatasetSpec;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.evaluate.PaperProtocol;
import io.github.adaclip.evaluate.PaperSet;
import io.github.adaclip.evaluate.TrainingData;
import io.github.adaclip.evaluate.TrainingDataFinder;
import io.github.adaclip.evaluate.report.EvaluationReport;
import io.github.adaclip.evaluate.report.Summary;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paper's 14 sets below one folder, each measured with the checkpoint that has not seen it. */
final class PaperEvaluation {
  private final Path root;
  private final Map<PaperSet, EvaluationJob> jobs;

  private PaperEvaluation(Path root, Map<PaperSet, EvaluationJob> jobs) {
    this.root = root;
    this.jobs = jobs;
  }

  /**
   * Reads the sets that are there, in folders of their names in any case.
   *
   * @throws AdaClipException MISSING_FILE if there is none of them
   */
  static PaperEvaluation read(Path root) {
    Map<String, Path> folders = folders(root);
    Map<PaperSet, EvaluationJob> jobs = new EnumMap<>(PaperSet.class);
    for (PaperSet set : PaperSet.values()) {
      Path folder = folders.get(set.key());
      if (folder != null) {
        jobs.put(set, EvaluationJob.of(set, DatasetSpec.of(set.kind(), folder)));
      }
    }
    if (jobs.isEmpty()) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "none of the paper's sets is there")
          .with("--data-root", root)
          .expected("folders of the names " + keys())
          .found(folders.isEmpty() ? "no folders" : String.join(", ", folders.keySet()))
          .fix("name the folder that holds the sets, and call their folders as expected")
          .build();
    }
    return new PaperEvaluation(root, jobs);
  }

  /**
   * The checkpoints with what they were trained on.
   *
   * @param needsCheckpoint false if no method that is measured uses prompts
   * @param finder what is known about a model
   * @throws AdaClipException INVALID_OPTION if nobody says what a checkpoint was trained on
   */
  static PaperProtocol protocol(
      List<ModelSource> sources,
      boolean needsCheckpoint,
      Function<ModelSource, Optional<TrainingData>> finder) {
    return new PaperProtocol(
        sources.stream()
            .map(
                source ->
                    new PaperProtocol.Checkpoint(
                        source,
                        needsCheckpoint
                            ? finder.apply(source).orElseThrow(() -> unknown(source))
                            : new TrainingData(List.of(), "the method")))
            .toList());
  }

  /** What is measured. */
  List<EvaluationJob> jobs() {
    return List.copyOf(jobs.values());
  }

  /** Which sets are not there, in one sentence; empty if all are. */
  Optional<String> missing() {
    List<String> missing =
        Stream.of(PaperSet.values())
            .filter(set -> !jobs.containsKey(set))
            .map(PaperSet::key)
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("skipped, for they are not in " + root + ": " + String.join(", ", missing));
  }

  /**
   * Measures.
   *
   * @param finished writes and tells the report of one set
   * @return all 14 sets in the paper's order
   */
  List<Summary.Entry> run(
      EvaluationRunner runner,
      PaperProtocol protocol,
      BiFunction<EvaluationJob, EvaluationReport, Summary.Entry> finished) {
    Map<EvaluationJob, Summary.Entry> done = new HashMap<>();
    for (PaperProtocol.Checkpoint checkpoint : protocol.checkpoints()) {
      List<EvaluationJob> own =
          protocol.setsOf(checkpoint, List.copyOf(jobs.keySet())).stream().map(jobs::get).toList();
      if (!own.isEmpty()) {
        runner.run(
            checkpoint.source(),
            Optional.of(checkpoint.trainingData()),
            own,
            (job, report) -> done.put(job, finished.apply(job, report)));
      }
    }
    return Arrays.stream(PaperSet.values()).map(set -> entry(set, done)).toList();
  }

  private Summary.Entry entry(PaperSet set, Map<EvaluationJob, Summary.Entry> done) {
    EvaluationJob job = jobs.get(set);
    if (job == null) {
      return Summary.Entry.missing(set, "not in " + root);
    }
    return done.getOrDefault(job, Summary.Entry.missing(set, "no picture could be used"));
  }

  private static Map<String, Path> folders(Path root) {
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(Files::isDirectory)
          .collect(
              Collectors.toMap(
                  folder -> folder.getFileName().toString().toLowerCase(Locale.ROOT),
                  Function.identity(),
                  (first, second) -> first,
                  TreeMap::new));
    } catch (IOException e) {
      throw AdaClipException.of(FailureCode.MISSING_FILE, "the folder of the sets cannot be read")
          .with("--data-root", root)
          .found(Files.exists(root) ? e.getMessage() : "no such folder")
          .fix("check the path")
          .cause(e)
          .build();
    }
  }

  private static String keys() {
    return Arrays.stream(PaperSet.values()).map(PaperSet::key).collect(Collectors.joining(", "));
  }

  private static AdaClipException unknown(ModelSource source) {
    return AdaClipException.of(
            FailureCode.INVALID_OPTION, "it is not known what the checkpoint was trained on")
        .file(source.name())
        .expected(
            "metadata "
                + TrainingDataFinder.METADATA_KEY
                + ", a note beside it, or a published checkpoint")
        .fix("pass " + TrainedOnOption.NAME + " " + source.name() + "=mvtec,colondb (its own sets)")
        .build();
  }
}
