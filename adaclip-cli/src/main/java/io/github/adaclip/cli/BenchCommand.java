package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.failure.NearestName;
import io.github.adaclip.weights.ClipArchitecture;
import io.github.adaclip.weights.PromptSettings;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code adaclip bench}: how long loading and a detection or a step of training take on this
 * machine, and how much memory.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures loading, detection or training, and memory on this machine.",
    footer = {
      "",
      "Example:",
      "  adaclip bench --backbone ViT-L-14-336 --random-weights",
      "  adaclip bench --backbone ViT-L-14-336 --random-weights --train"
    })
final class BenchCommand implements Callable<Integer> {
  private static final int PICTURE_SIDE = 640;
  private static final long PICTURE_SEED = 1;
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
          "Beside it, in turn, the same detection as the published implementation computes it.")
  private boolean naive;

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
    if (runs < 1) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the number of runs is out of range")
          .expected("1 or more")
          .found(runs)
          .fix("pass --runs 3")
          .build();
    }
    if (naive && train) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "--naive goes with detection only")
          .found("--train")
          .fix("leave one of them out")
          .build();
    }
    NativeCache.require();
    long start = System.nanoTime();
    try (BenchSubject subject = open(model.runtime())) {
      double load = secondsSince(start);
      double first = timed(subject);
      if (naive) {
        try (BenchSubject other = open(NAIVE)) {
          timed(other);
          tell(subject, load, first, measured(List.of(subject, other)));
        }
      } else {
        tell(subject, load, first, measured(List.of(subject)));
      }
    }
    return ExitCode.DONE;
  }

  /** Seconds of each subject, rising; the subjects take turns, so that all see the same machine. */
  private List<double[]> measured(List<BenchSubject> subjects) {
    double[][] seconds = new double[subjects.size()][runs];
    for (int run = 0; run < runs; run++) {
      StringBuilder told = new StringBuilder();
      for (int subject = 0; subject < subjects.size(); subject++) {
        seconds[subject][run] = timed(subjects.get(subject));
        told.append(subject == 0 ? "" : ", naive ");
        told.append(String.format(Locale.ROOT, "%.3f s", seconds[subject][run]));
      }
      common.console().note("run " + (run + 1) + " of " + runs + ": " + told);
    }
    for (double[] own : seconds) {
      Arrays.sort(own);
    }
    return List.of(seconds);
  }

  private BenchSubject open(String runtime) {
    DetectorOptions options = model.detectorOptions().withMethod(method.method());
    return train
        ? BenchSubject.training(source(), options, activationCheckpointing, noise(), className)
        : BenchSubject.detection(source(), options, runtime, noise(), className);
  }

  private static double timed(BenchSubject subject) {
    long start = System.nanoTime();
    subject.once();
    return secondsSince(start);
  }

  private ModelSource source() {
    return randomWeights
        ? new ModelSource.RandomWeights(architecture(), PromptSettings.defaults(), PICTURE_SEED)
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

  private void tell(BenchSubject subject, double load, double first, List<double[]> measured) {
    double[] sorted = measured.get(0);
    double median = sorted[sorted.length / 2];
    if (common.json()) {
      ObjectNode line =
          JsonNodeFactory.instance
              .objectNode()
              .put("measured", subject.name())
              .put("method", method.method().optionName())
              .put("backbone", subject.model().backbone())
              .put("imageSize", subject.model().imageSize())
              .put("processor", Machine.processor())
              .put("processors", Runtime.getRuntime().availableProcessors())
              .put("loadSeconds", load)
              .put("firstSeconds", first)
              .put("medianSeconds", median)
              .put("leastSeconds", sorted[0])
              .put("mostSeconds", sorted[sorted.length - 1])
              .put("runs", sorted.length);
      if (naive) {
        line.put("naiveMedianSeconds", measured.get(1)[runs / 2]);
      }
      Machine.peakBytes().ifPresent(bytes -> line.put("peakBytes", bytes));
      common.console().result(line.toString());
      return;
    }
    row(
        "machine",
        Machine.processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
    row(
        "model",
        method.method().optionName()
            + " on "
            + subject.model().backbone()
            + " at "
            + subject.model().imageSize()
            + " pixels");
    row("load", String.format(Locale.ROOT, "%.2f s", load));
    row("first " + subject.name(), String.format(Locale.ROOT, "%.3f s", first));
    row(subject.name(), summary(sorted));
    if (naive) {
      double[] others = measured.get(1);
      row("the naive way", summary(others));
      row("ratio", String.format(Locale.ROOT, "%.2f", others[runs / 2] / median));
    }
    Machine.peakBytes()
        .ifPresent(bytes -> row("peak memory", String.format(Locale.ROOT, "%.2f GB", bytes / 1e9)));
  }

  private static String summary(double[] sorted) {
    return String.format(
        Locale.ROOT,
        "%.3f s (median of %d; %.3f to %.3f)",
        sorted[sorted.length / 2],
        sorted.length,
        sorted[0],
        sorted[sorted.length - 1]);
  }

  private void row(String name, String value) {
    common.console().result(String.format(Locale.ROOT, "%-16s %s", name, value));
  }

  private static BufferedImage noise() {
    BufferedImage picture =
        new BufferedImage(PICTURE_SIDE, PICTURE_SIDE, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(PICTURE_SEED);
    for (int y = 0; y < PICTURE_SIDE; y++) {
      for (int x = 0; x < PICTURE_SIDE; x++) {
        picture.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return picture;
  }

  private static double secondsSince(long startNanos) {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
