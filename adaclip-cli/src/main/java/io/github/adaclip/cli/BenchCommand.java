package io.github.adaclip.cli;

import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.PromptSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code adaclip bench}: how long loading and a detection or a step of training take on this
 * machine, and how much memory.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures loading, detection stage by stage or training, and memory on this machine.",
    footer = {
      "",
      "Example:",
      "  adaclip bench --backbone ViT-L-14-336 --random-weights",
      "  adaclip bench --backbone ViT-L-14-336 --random-weights --precision int8",
      "  adaclip bench --backbone ViT-L-14-336 --random-weights --train",
      "  adaclip bench --kernels"
    })
final class BenchCommand implements Callable<Integer> {
  private static final long WEIGHT_SEED = 1;
  private static final String NAIVE = "torch-naive";

  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private MethodOption method;

  @Option(
      names = "--random-weights",
      description =
          "Make up weights of the backbone's sizes; --backbone names one of the published four.")
  private boolean randomWeights;

  @Option(
      names = "--train",
      description = "Measure steps of training (batch of one, backward pass, update) instead.")
  private boolean train;

  @Option(
      names = "--activation-checkpointing",
      description = "With --train: compute inner values twice instead of keeping them.")
  private boolean activationCheckpointing;

  @Option(
      names = "--naive",
      description =
          "Beside it, in turn, the same detection as the published implementation computes it, exactly.")
  private boolean naive;

  @Option(
      names = "--exact",
      description =
          "Beside it, in turn, the same detection without --precision and --dynamic-size, and how far the results differ.")
  private boolean exact;

  @Parameters(
      paramLabel = "IMAGE",
      description = "Pictures to detect on, in turn. Default: one of noise, 640 x 640.")
  private List<Path> images = List.of();

  @Option(
      names = "--kernels",
      description = "Measure what is computed without a model instead: resizing, smoothing, …")
  private boolean kernels;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "Times to measure, after a first one that is told apart. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--class-name",
      paramLabel = "TEXT",
      defaultValue = "object",
      description = "What the picture is said to show. Default: ${DEFAULT-VALUE}.")
  private String className;

  @Override
  public Integer call() {
    requireGoTogether();
    if (kernels) {
      new KernelBench(common, runs).run();
      return ExitCode.DONE;
    }
    NativeCache.require();
    List<byte[]> pictures = BenchPictures.of(images);
    try (BenchFolder folder = BenchFolder.open()) {
      measure(pictures, folder.path());
    }
    return ExitCode.DONE;
  }

  private void requireGoTogether() {
    if (runs < 1) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the number of runs is out of range")
          .expected("1 or more")
          .found(runs)
          .fix("pass --runs 3")
          .build();
    }
    requireAlone(train, "--naive and --exact go with detection only", "--train", naive || exact);
    requireAlone(kernels, "--kernels goes without a model", "--kernels", naive || exact || train);
    requireAlone(naive, "--naive and --exact are measured one at a time", "--naive", exact);
  }

  private static void requireAlone(boolean given, String what, String option, boolean others) {
    if (given && others) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, what)
          .found(option + " and another one")
          .fix("leave one of them out")
          .build();
    }
  }

  private void measure(List<byte[]> pictures, Path folder) {
    DetectorOptions options = model.detectorOptions().withMethod(method.method());
    long start = System.nanoTime();
    open(options, model.runtime(), pictures, folder).close();
    double load = secondsSince(start);
    start = System.nanoTime();
    try (BenchSubject subject = open(options, model.runtime(), pictures, folder)) {
      double loadAgain = secondsSince(start);
      double first = subject.once(0).seconds();
      BenchResult.Loading loading = new BenchResult.Loading(load, loadAgain, first);
      if (!naive && !exact) {
        tell(new BenchResult(subject, loading, measured(List.of(subject))));
        return;
      }
      try (BenchSubject other =
          open(options.exact(), naive ? NAIVE : model.runtime(), pictures, folder)) {
        other.once(0);
        tell(new BenchResult(subject, loading, measured(List.of(subject, other))));
      }
    }
  }

  private void tell(BenchResult result) {
    String beside = naive ? "the naive way" : "the exact way";
    if (common.json()) {
      common.console().result(result.json(naive ? "naive" : "exact"));
    } else {
      result.lines(beside).forEach(common.console()::result);
    }
  }

  /** The runs of each subject; the subjects take turns, so that all see the same machine. */
  private List<List<BenchSubject.Run>> measured(List<BenchSubject> subjects) {
    List<List<BenchSubject.Run>> all = new ArrayList<>();
    subjects.forEach(subject -> all.add(new ArrayList<>()));
    for (int run = 0; run < runs; run++) {
      StringBuilder told = new StringBuilder();
      for (int subject = 0; subject < subjects.size(); subject++) {
        BenchSubject.Run done = subjects.get(subject).once(run);
        all.get(subject).add(done);
        told.append(subject == 0 ? "" : naive ? ", naive " : ", exact ");
        told.append(String.format(Locale.ROOT, "%.3f s", done.seconds()));
      }
      common.console().note("run " + (run + 1) + " of " + runs + ": " + told);
    }
    return all;
  }

  private BenchSubject open(
      DetectorOptions options, String runtime, List<byte[]> pictures, Path folder) {
    return train
        ? BenchSubject.training(
            source(), options, activationCheckpointing, pictures.get(0), className)
        : BenchSubject.detection(source(), options, runtime, pictures, className, folder);
  }

  private ModelSource source() {
    return randomWeights
        ? new ModelSource.RandomWeights(architecture(), PromptSettings.defaults(), WEIGHT_SEED)
        : model.source(common, List.of(method.method()));
  }

  private ClipArchitecture architecture() {
    String name = model.backboneName();
    ClipArchitecture architecture = ClipArchitecture.publishedByName().get(name);
    if (architecture == null) {
      throw AdaClipException.of(
              FailureCode.UNKNOWN_MODEL, "there is no published backbone of that name")
          .expected(String.join(", ", ClipArchitecture.publishedByName().keySet()))
          .found(name)
          .fix(
              NearestName.of(name, ClipArchitecture.publishedByName().keySet())
                  .map(nearest -> "did you mean " + nearest + "?")
                  .orElse("name one of the expected ones with --backbone"))
          .build();
    }
    return architecture;
  }

  private static double secondsSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
