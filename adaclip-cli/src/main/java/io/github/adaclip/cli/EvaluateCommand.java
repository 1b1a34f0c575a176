package io.github.adaclip.cli;

import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.evaluate.EvaluationSettings;
import io.github.adaclip.evaluate.PaperProtocol;
import io.github.adaclip.evaluate.report.EvaluationJson;
import io.github.adaclip.evaluate.report.EvaluationReport;
import io.github.adaclip.evaluate.report.EvaluationText;
import io.github.adaclip.evaluate.report.PublishedResults;
import io.github.adaclip.evaluate.report.ReportFiles;
import io.github.adaclip.evaluate.report.Summary;
import io.github.adaclip.evaluate.report.SummaryFiles;
import io.github.adaclip.evaluate.report.SummaryText;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.metrics.BootstrapSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code adaclip evaluate}: data sets in, metrics, tables and pages out. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a model on the test split of data sets and writes reports.",
      "Exit code 3 if some pictures could not be used, 2 if none could."
    },
    footer = {
      "",
      "Examples:",
      "  adaclip evaluate --data mvtec=/data/mvtec --backbone ViT-L-14-336 \\",
      "      --checkpoint adaclip-visa-clinicdb",
      "  adaclip evaluate --data folder=parts/ --method adaclip,clip,winclip --model my-model/",
      "  adaclip evaluate --protocol paper --data-root /data --backbone ViT-L-14-336 \\",
      "      --checkpoint adaclip-mvtec-colondb --checkpoint adaclip-visa-clinicdb"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final double CONFIDENCE = 0.95;
  private static final String PAPER = "paper";

  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      arity = "1..*",
      paramLabel = "NAME=DIR",
      description =
          "What is measured: a published set (mvtec, visa, …) or own data (folder, meta, csv); may be"
              + " repeated.")
  private List<String> data = List.of();

  @Mixin private OwnLayoutOptions layout;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description =
          "paper: the 14 sets, each with the checkpoint that has not seen it; --checkpoint may be"
              + " repeated.")
  private String protocol;

  @Option(
      names = "--data-root",
      paramLabel = "DIR",
      description = "Holds the 14 sets as folders mvtec, visa, …; those missing are skipped.")
  private Path dataRoot;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "adaclip-evaluation",
      description = "Where reports are written. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--method",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "adaclip",
      description =
          "adaclip, clip, winclip, contrast; several with commas are compared in one table. Default:"
              + " ${DEFAULT-VALUE}.")
  private List<String> method;

  @Option(
      names = "--bootstrap",
      paramLabel = "N",
      description = "95 %% intervals of the figures from N resamples of the pictures.")
  private Integer bootstrap;

  @Mixin private TrainedOnOption trainedOn;
  @Mixin private SaveOptions save;
  @Mixin private ModelOptions model;

  @Override
  public Integer call() {
    requireOneKindOfData();
    List<DetectionMethod> methods = method.stream().map(DetectionMethod::parse).distinct().toList();
    EvaluationRunner runner =
        new EvaluationRunner(
            common, model, methods, settings(), new SampleFiles(save, out, methods.size() > 1));
    List<Summary.Entry> entries =
        protocol == null ? ownSets(runner, methods) : paperSets(runner, methods);
    if (entries.stream().allMatch(entry -> entry.report().isEmpty())) {
      throw runner.lastFailure().orElseThrow();
    }
    if (entries.size() > 1) {
      tell(new Summary(entries, protocol != null, PublishedResults.standard()));
    }
    return runner.exitCode();
  }

  private List<Summary.Entry> ownSets(EvaluationRunner runner, List<DetectionMethod> methods) {
    List<EvaluationJob> jobs = EvaluationJob.read(data.stream().map(layout::spec).toList());
    ModelSource source = model.source(common, methods);
    trainedOn.requireUsed(List.of(source));
    requireOutput(jobs);
    NativeCache.require();
    List<Summary.Entry> entries = new ArrayList<>();
    runner.run(
        source, trainedOn.of(source), jobs, (job, report) -> entries.add(finished(job, report)));
    return entries;
  }

  private List<Summary.Entry> paperSets(EvaluationRunner runner, List<DetectionMethod> methods) {
    PaperEvaluation paper = PaperEvaluation.read(dataRoot);
    boolean needsCheckpoint = methods.stream().anyMatch(DetectionMethod::needsCheckpoint);
    List<ModelSource> sources = model.weights().sources(common, needsCheckpoint);
    trainedOn.requireUsed(sources);
    PaperProtocol assignment =
        PaperEvaluation.protocol(
            sources,
            needsCheckpoint,
            source -> trainedOn.of(source).or(() -> runner.trainingData(source)));
    requireOutput(paper.jobs());
    paper.missing().ifPresent(missing -> common.console().note("note: " + missing));
    NativeCache.require();
    return paper.run(runner, assignment, this::finished);
  }

  /** Writes and tells the report of one set. */
  private Summary.Entry finished(EvaluationJob job, EvaluationReport report) {
    Path folder = out.resolve(job.folder());
    ReportFiles.write(folder, report);
    if (common.json()) {
      common.console().result(EvaluationJson.document(report).toString());
    } else {
      EvaluationText.lines(report).forEach(common.console()::result);
      common.console().result("");
    }
    common.console().note("report: " + folder.resolve(ReportFiles.HTML));
    return Summary.Entry.measured(job.label(), job.folder(), report);
  }

  private void tell(Summary summary) {
    SummaryFiles.write(out, summary);
    if (common.json()) {
      common.console().result(SummaryFiles.document(summary).toString());
    } else {
      SummaryText.lines(summary).forEach(common.console()::result);
    }
    common.console().note("summary: " + out.resolve(SummaryFiles.HTML));
  }

  private EvaluationSettings settings() {
    EvaluationSettings settings = EvaluationSettings.forReport();
    if (bootstrap == null) {
      return settings;
    }
    if (bootstrap < 1) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the number of resamples is too small")
          .with("--bootstrap", bootstrap)
          .expected("at least 1")
          .fix("pass for instance --bootstrap 1000")
          .build();
    }
    return settings.withBootstrap(
        new BootstrapSettings(bootstrap, CONFIDENCE, model.detectorOptions().seed()));
  }

  private void requireOneKindOfData() {
    if (protocol != null && !protocol.equals(PAPER)) {
      throw refuse("there is no protocol of that name")
          .found(protocol)
          .expected(PAPER)
          .fix("write --protocol paper, or leave it out and name sets with --data")
          .build();
    }
    if (protocol == null && dataRoot != null) {
      throw refuse("--data-root goes with --protocol paper only")
          .fix("add --protocol paper, or name the set with --data NAME=DIR")
          .build();
    }
    if (protocol == null && data.isEmpty()) {
      throw refuse("no data set is named")
          .fix("pass --data NAME=DIR, for instance --data folder=photos")
          .build();
    }
    if (protocol != null && (dataRoot == null || !data.isEmpty())) {
      throw refuse("the paper's protocol takes its sets from --data-root")
          .found(dataRoot == null ? "no --data-root" : "--data")
          .fix("pass --data-root DIR, a folder that holds mvtec, visa, …, and no --data")
          .build();
    }
    if (layout.namesClass() && data.size() > 1) {
      throw refuse("one class name was given for several data sets")
          .found(String.join(", ", data))
          .fix("measure them one by one, or write each set's name into its classes.json")
          .build();
    }
    if (protocol != null && layout.given()) {
      throw refuse("--masks and --class-name do not go with the paper's protocol")
          .fix("leave them out, or measure the set by itself with --data")
          .build();
    }
  }

  /** Reports hold pictures, which the next call must not take for data. */
  private void requireOutput(List<EvaluationJob> jobs) {
    Set<ResultFiles.Kind> some = Set.of(ResultFiles.Kind.OVERLAY);
    OutputFolder.requireApart(out, some, jobs.stream().map(job -> job.dataset().root()).toList());
    OutputFolder.requireWritable(out, some);
  }

  private static AdaClipException.Builder refuse(String summary) {
    return AdaClipException.of(FailureCode.INVALID_OPTION, summary);
  }
}
