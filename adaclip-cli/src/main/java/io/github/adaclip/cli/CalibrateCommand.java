package io.github.adaclip.cli;

import io.github.adaclip.calibrate.Calibration;
import io.github.adaclip.calibrate.CalibrationGoal;
import io.github.adaclip.calibrate.Calibrator;
import io.github.adaclip.data.Dataset;
import io.github.adaclip.data.Sample;
import io.github.adaclip.data.Split;
import io.github.adaclip.decision.ScoringSetup;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.View;
import io.github.adaclip.evaluate.EvaluationListener;
import io.github.adaclip.evaluate.ModelProvenance;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.report.DetectionJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code adaclip calibrate}: pictures of one class in, a threshold profile out. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = {
      "Finds thresholds from normal or labelled pictures and says what they promise.",
      "Exit code 3 if some pictures could not be used; the profile is then made from the others."
    },
    footer = {
      "",
      "Examples:",
      "  adaclip calibrate --data plain=good-parts/ --class-name 'metal nut' --out nut.json",
      "  adaclip calibrate --data folder=parts/ --recall 0.95 --out nut.json",
      "  adaclip detect --profile nut.json photos/"
    })
final class CalibrateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--data",
      arity = "1..*",
      required = true,
      paramLabel = "NAME=DIR",
      description =
          "Pictures of one class: own data (folder, meta, csv), a published set, or plain: a folder"
              + " of normal pictures; may be repeated.")
  private List<String> data;

  @Mixin private OwnLayoutOptions layout;

  @Option(
      names = "--only-class",
      paramLabel = "NAME",
      description = "Of sets with several classes, this one.")
  private String onlyClass;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      defaultValue = "all",
      description = "all, train or test. Default: ${DEFAULT-VALUE}.")
  private String split;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the profile is written.")
  private Path out;

  @Mixin private GoalOptions goals;

  @Option(names = "--exif", description = "Turn pictures as their EXIF orientation says.")
  private boolean exif;

  @Mixin private ViewOptions viewOptions;
  @Mixin private MethodOption method;
  @Mixin private ModelOptions model;

  @Override
  public Integer call() {
    CalibrationGoal goal = goals.goal();
    requireFile();
    View view = viewOptions.view();
    List<Sample> samples = samples();
    Calibrator.requireUsable(samples, goal);
    OutputFolder.requireWritable(out.toAbsolutePath().getParent());
    ModelSource source = model.source(common, List.of(method.method()));
    DetectorOptions options = model.detectorOptions().withMethod(method.method());
    options = options.withDecode(new DecodeOptions(exif, options.decode().maxPixels()));
    NativeCache.require();
    Calibration calibration;
    try (Detector detector = Detector.open(source, options, model.runtime());
        Progress progress =
            Progress.items(common.console(), "calibrate", "pictures", samples.size())) {
      detector
          .hint(samples.get(0).className())
          .ifPresent(hint -> common.console().note("note: " + hint));
      ScoringSetup setup = ScoringSetup.of(detector, ModelProvenance.backboneSha256(source));
      calibration = Calibrator.calibrate(detector, setup, view, samples, goal, listener(progress));
    }
    calibration.profile().write(out);
    tell(calibration);
    return ExitCode.ofItems(samples.size(), calibration.failures().size());
  }

  private void tell(Calibration calibration) {
    if (common.json()) {
      common.console().result(calibration.profile().toJson());
    } else {
      CalibrationText.lines(calibration).forEach(common.console()::result);
    }
    calibration.remarks().forEach(remark -> common.console().warn("warning: " + remark));
    common.console().note("profile: " + out);
  }

  private List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    for (String spec : data) {
      Dataset dataset = layout.spec(spec).read();
      DataRemarks.tell(common.console(), List.of(dataset));
      if (!dataset.labelled()) {
        common
            .console()
            .note("note: all pictures of " + dataset.root() + " are taken for normal ones");
      }
      splits().forEach(each -> samples.addAll(dataset.samples(each)));
    }
    if (onlyClass == null) {
      return samples;
    }
    List<Sample> chosen =
        samples.stream().filter(sample -> sample.className().equals(onlyClass)).toList();
    if (chosen.isEmpty()) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "there is no such class in the data")
          .with("--only-class", onlyClass)
          .expected(String.join(", ", samples.stream().map(Sample::className).distinct().toList()))
          .fix("name one of these")
          .build();
    }
    return chosen;
  }

  private List<Split> splits() {
    return switch (split.toLowerCase(Locale.ROOT)) {
      case "all" -> List.of(Split.TRAIN, Split.TEST);
      case "train" -> List.of(Split.TRAIN);
      case "test" -> List.of(Split.TEST);
      default ->
          throw AdaClipException.of(FailureCode.INVALID_OPTION, "there is no such split")
              .with("--split", split)
              .expected("all, train or test")
              .fix("name one of these")
              .build();
    };
  }

  private void requireFile() {
    if (Files.isDirectory(out)) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "the profile's file is a folder")
          .file(out)
          .fix("name a file in it, for instance --out " + out.resolve("profile.json"))
          .build();
    }
  }

  private EvaluationListener listener(Progress progress) {
    return new EvaluationListener() {
      @Override
      public void detected(Sample sample, Detection detection) {
        progress.step();
      }

      @Override
      public void failed(Sample sample, AdaClipException failure) {
        progress.step();
        common.console().warn(failure.describe());
        if (common.json()) {
          common.console().result(DetectionJson.errorLine(sample.description(), failure));
        }
      }
    };
  }
}
