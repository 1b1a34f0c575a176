package io.github.adaclip.cli;

import io.github.adaclip.data.Sample;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.evaluate.EvaluationSettings;
import io.github.adaclip.evaluate.Evaluator;
import io.github.adaclip.evaluate.ExampleChoice;
import io.github.adaclip.evaluate.ModelProvenance;
import io.github.adaclip.evaluate.TrainingData;
import io.github.adaclip.evaluate.TrainingDataFinder;
import io.github.adaclip.evaluate.report.EvaluationReport;
import io.github.adaclip.evaluate.report.PublishedResults;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.metrics.TemporarySpace;
import io.github.adaclip.report.DetectionJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Measures data sets, each with every method, and tells what goes on. */
final class EvaluationRunner {
  private static final double BYTES_PER_GIGABYTE = 1e9;

  private final CommonOptions common;
  private final ModelOptions model;
  private final List<DetectionMethod> methods;
  private final EvaluationSettings settings;
  private final SampleFiles files;
  private final TrainingDataFinder finder;
  private final PublishedResults published = PublishedResults.standard();
  private final Set<String> toldSpace = new HashSet<>();
  private long given;
  private long failed;
  private Optional<AdaClipException> lastFailure = Optional.empty();

  EvaluationRunner(
      CommonOptions common,
      ModelOptions model,
      List<DetectionMethod> methods,
      EvaluationSettings settings,
      SampleFiles files) {
    this.common = common;
    this.model = model;
    this.methods = methods;
    this.settings = settings;
    this.files = files;
    this.finder = new TrainingDataFinder(common.downloader().catalogue());
  }

  /** What the files of a model say about its training. */
  Optional<TrainingData> trainingData(ModelSource source) {
    return source instanceof ModelSource.WeightFiles weights
        ? finder.find(weights.checkpoint())
        : Optional.empty();
  }

  /**
   * Measures sets with one model.
   *
   * @param stated what the user says the model was trained on
   * @param sink gets the report of each set as soon as it is complete
   */
  void run(
      ModelSource source,
      Optional<TrainingData> stated,
      List<EvaluationJob> jobs,
      BiConsumer<EvaluationJob, EvaluationReport> sink) {
    Map<EvaluationJob, List<Evaluation>> done = new LinkedHashMap<>();
    jobs.forEach(job -> done.put(job, new ArrayList<>()));
    for (DetectionMethod method : methods) {
      DetectorOptions options = model.detectorOptions().withMethod(method);
      ModelProvenance provenance = ModelProvenance.of(source, method, finder, stated);
      try (Detector detector = Detector.open(source, options, model.runtime())) {
        for (EvaluationJob job : List.copyOf(done.keySet())) {
          List<Evaluation> earlier = done.get(job);
          Optional<Evaluation> evaluation = evaluate(detector, job, provenance, earlier);
          if (evaluation.isEmpty()) {
            done.remove(job);
            continue;
          }
          earlier.add(evaluation.get());
          if (earlier.size() == methods.size()) {
            sink.accept(job, new EvaluationReport(earlier, published, options.decode()));
          }
        }
      }
    }
  }

  /** The exit code of all that was measured. */
  int exitCode() {
    return ExitCode.ofItems(given, failed);
  }

  /** Why nothing at all was measured, if so. */
  Optional<AdaClipException> lastFailure() {
    return lastFailure;
  }

  /** Empty if no picture of the set could be used. */
  private Optional<Evaluation> evaluate(
      Detector detector, EvaluationJob job, ModelProvenance provenance, List<Evaluation> earlier) {
    int pictures = job.dataset().test().size();
    boolean isFirst = earlier.isEmpty();
    String task = "evaluate " + job.label() + (methods.size() > 1 ? ", " + name(detector) : "");
    long failedBefore = failed;
    given += isFirst ? pictures : 0;
    EvaluationSettings own = settings.withProvenance(provenance);
    if (!isFirst) {
      own = own.withExamples(ExampleChoice.same(earlier.get(0).examples()));
    }
    try (Progress progress = Progress.items(common.console(), task, "pictures", pictures)) {
      return Optional.of(
          Evaluator.evaluate(
              detector, job.dataset(), own, listener(detector, job, progress, isFirst)));
    } catch (AdaClipException e) {
      if (e.code() != FailureCode.UNUSABLE_DATA || failed - failedBefore < pictures) {
        throw e;
      }
      lastFailure = Optional.of(e);
      return Optional.empty();
    }
  }

  private static String name(Detector detector) {
    return detector.options().method().optionName();
  }

  private EvaluationListener listener(
      Detector detector, EvaluationJob job, Progress progress, boolean isFirst) {
    SampleFiles.OfJob saved = files.of(job, name(detector), detector.options().decode());
    return new EvaluationListener() {
      @Override
      public void needsSpace(TemporarySpace space) {
        tell(space);
      }

      @Override
      public void detected(Sample sample, Detection detection) {
        saved.write(sample, detection);
        progress.step();
      }

      @Override
      public void failed(Sample sample, AdaClipException failure) {
        // Every method meets the same unreadable files.
        if (isFirst) {
          tell(sample, failure);
        }
        progress.step();
      }
    };
  }

  private void tell(TemporarySpace space) {
    String note =
        String.format(
            Locale.ROOT,
            "note: the pixels take %.1f to %.1f GB of temporary space in %s",
            space.leastBytes() / BYTES_PER_GIGABYTE,
            space.mostBytes() / BYTES_PER_GIGABYTE,
            space.directory());
    if (toldSpace.add(note)) {
      common.console().note(note);
    }
  }

  private void tell(Sample sample, AdaClipException failure) {
    failed++;
    common.console().warn(failure.describe());
    if (common.verbose()) {
      common.console().warn(FailureReport.stackTrace(failure));
    }
    if (common.json()) {
      common.console().result(DetectionJson.errorLine(sample.description(), failure));
    }
  }
}
