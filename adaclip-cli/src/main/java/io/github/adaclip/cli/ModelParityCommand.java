package io.github.adaclip.cli;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.parity.GoldenDetection;
import io.github.adaclip.parity.ParityCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code adaclip model parity}: the deviation of every stage from the reference's numbers. */
@Command(
    name = "parity",
    mixinStandardHelpOptions = true,
    description = {
      "Compares every stage of a detection with the reference implementation's numbers.",
      "The golden folder is written by tools/parity/make_golden.py. Exit code 3 beyond tolerance."
    },
    footer = {
      "",
      "Example:",
      "  adaclip model parity --golden golden/ --backbone ViT-L-14-336 --checkpoint adaclip-all"
    })
final class ModelParityCommand implements Callable<Integer> {
  private static final double LARGEST_FACTOR = 1000;

  @Mixin private CommonOptions common;
  @Mixin private WeightsOptions weights;
  @Mixin private ComputeOptions compute;

  @Option(
      names = "--golden",
      required = true,
      paramLabel = "DIR",
      description = "The folder with stages_*.safetensors.")
  private Path golden;

  @Option(
      names = "--tolerance",
      paramLabel = "FACTOR",
      defaultValue = "1",
      description =
          "Multiplies every tolerance; another BLAS may need 2. Default: ${DEFAULT-VALUE}.")
  private double factor;

  @Option(
      names = "--class-name",
      paramLabel = "TEXT",
      description = "What the pictures show. Default: what each golden file says.")
  private String className;

  @Override
  public Integer call() {
    if (!(factor > 0 && factor <= LARGEST_FACTOR)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the tolerance factor is out of range")
          .expected("more than 0, up to " + LARGEST_FACTOR)
          .found(factor)
          .fix("leave --tolerance out, or pass 2")
          .build();
    }
    Map<Integer, List<Path>> filesBySide = new TreeMap<>();
    for (Path file : GoldenDetection.filesIn(golden)) {
      try (GoldenDetection recorded = GoldenDetection.open(file)) {
        filesBySide.computeIfAbsent(recorded.side(), side -> new ArrayList<>()).add(file);
      }
    }
    ModelSource source = weights.source(common);
    DetectorOptions options = compute.applyTo(DetectorOptions.defaults());
    NativeCache.require();
    ParityReport report = new ParityReport(common);
    ParityCheck check = new ParityCheck(factor);
    filesBySide.forEach(
        (side, files) -> {
          try (Detector detector = Detector.open(source, options.withImageSize(side))) {
            files.forEach(file -> compare(file, detector, check, report));
          }
        });
    report.close();
    return report.isWithinTolerance() ? ExitCode.DONE : ExitCode.PARTLY_FAILED;
  }

  private void compare(Path file, Detector detector, ParityCheck check, ParityReport report) {
    try (GoldenDetection recorded = GoldenDetection.open(file)) {
      String name = Optional.ofNullable(className).orElse(recorded.className());
      report.begin(file, name, recorded.side());
      check.compare(recorded, name, detector).forEach(report::add);
    }
  }
}
