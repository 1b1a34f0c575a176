package io.github.adaclip.cli;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.View;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.DetectionJson;
import io.github.adaclip.report.OutputFiles;
import io.github.adaclip.report.Overlay;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adaclip detect}: pictures in, one line and the wanted files for each out. */
@Command(
    name = "detect",
    mixinStandardHelpOptions = true,
    description = "Scores pictures and marks where they are anomalous.",
    footer = {
      "",
      "Examples:",
      "  adaclip detect --class-name 'metal nut' photos/",
      "  adaclip detect --backbone ViT-L-14-336 --checkpoint prompts.pth \\",
      "      --class-name 'metal nut' --pixel-threshold 0.5 --save overlay,mask photos/",
      "  adaclip detect --watch incoming/ --json --out results/"
    })
final class DetectCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private MethodOption method;

  @Parameters(
      arity = "0..*",
      paramLabel = "IMAGE|DIR",
      description = "Pictures, or folders of pictures.")
  private List<Path> inputs = List.of();

  @Mixin private WatchOptions watch;

  @Option(
      names = "--class-name",
      paramLabel = "TEXT",
      description = "What the pictures show. Default: the profile's class, or object.")
  private String className;

  @Option(
      names = "--class-from-folder",
      description = "Each picture's folder (above test/ or train/) says what it shows.")
  private boolean classFromFolder;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "adaclip-out",
      description = "Where files are written. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Mixin private DecisionOptions decisions;
  @Mixin private SaveOptions save;
  @Mixin private ViewOptions viewOptions;
  @Mixin private ExportOptions exports;

  @Option(names = "--exif", description = "Turn pictures as their EXIF orientation says.")
  private boolean exif;

  private long failed;
  private View view;

  @Override
  public Integer call() {
    view = viewOptions.view();
    Decision decision = decisions.decision(save.pixelThreshold());
    decisions.requireWhole(view);
    watch.check(inputs, out, common.offline());
    if (watch.isWanted()) {
      exports.requireNone();
      decisions.requireOneClass(classFromFolder);
    }
    Set<ResultFiles.Kind> kinds =
        save.kinds(ResultFiles.Kind.OVERLAY, decision.pixelThreshold().isPresent());
    OutputFolder.requireApart(out, kinds, inputs);
    List<PictureFiles.Item> items = PictureFiles.of(inputs, out);
    items.forEach(item -> decisions.requireClass(className(item)));
    ResultFiles files = save.files(out, kinds, items);
    ModelSource source = model.source(common, List.of(method.method()));
    OutputFolder.requireWritable(out, kinds);
    DetectorOptions options = model.detectorOptions().withMethod(method.method());
    options = options.withDecode(decodeOptions());
    NativeCache.require();
    try (Detector detector = Detector.open(source, options, model.runtime());
        ExportOptions.Exports exported = exports.begin(decision)) {
      decisions.requireFits(detector, source);
      if (watch.isWanted()) {
        return watch(detector, files.withFullNames(), decision);
      }
      tellHints(detector, items);
      detectAll(detector, items, files, decision, exported);
      if (failed < items.size()) {
        exported.commit();
      }
    }
    return ExitCode.ofItems(items.size(), failed);
  }

  private void detectAll(
      Detector detector,
      List<PictureFiles.Item> items,
      ResultFiles files,
      Decision decision,
      ExportOptions.Exports exported) {
    Iterator<PictureFiles.Item> places = items.iterator();
    try (Progress progress = Progress.items(common.console(), "detect", "pictures", items.size())) {
      detector.detectEach(
          items.stream().map(this::request).iterator(),
          outcome -> {
            outcome.detection().ifPresent(exported::add);
            outcome
                .failure()
                .ifPresent(e -> exported.addFailed(outcome.request().image().name(), e));
            tell(outcome, places.next(), files, decision);
            progress.step();
          });
    }
  }

  private int watch(Detector detector, ResultFiles files, Decision decision) {
    decisions.requireClass(className(watch.item()));
    if (className != null) {
      tellHints(detector, List.of(watch.item()));
    }
    return watch.run(
        out,
        common.console(),
        new WatchedDetection.Job(
            detector, this::request, (outcome, item) -> tell(outcome, item, files, decision)));
  }

  private Detector.Request request(PictureFiles.Item item) {
    return new Detector.Request(ImageSource.of(item.path()), className(item), view);
  }

  private String className(PictureFiles.Item item) {
    if (className != null) {
      return className;
    }
    return classFromFolder
        ? PictureFiles.classFromFolder(item.path())
        : decisions.className().orElse("object");
  }

  /** Each class name that may not work well is told once, before the work begins. */
  private void tellHints(Detector detector, List<PictureFiles.Item> items) {
    Set<String> told = new HashSet<>();
    for (PictureFiles.Item item : items) {
      String name = className(item);
      if (told.add(name) && (className != null || isUsable(detector, name))) {
        detector.hint(name).ifPresent(hint -> common.console().note("note: " + hint));
      }
    }
  }

  /** A folder whose name cannot be a class name fails its own pictures only. */
  private static boolean isUsable(Detector detector, String name) {
    try {
      detector.hint(name);
      return true;
    } catch (AdaClipException e) {
      return false;
    }
  }

  private void tell(
      DetectionOutcome outcome, PictureFiles.Item item, ResultFiles files, Decision decision) {
    if (outcome.failure().isPresent()) {
      AdaClipException failure = outcome.failure().get();
      String error = DetectionJson.errorLine(outcome.request().image().name(), failure);
      watch.post(error);
      failed++;
      common.console().warn(failure.describe());
      if (common.verbose()) {
        common.console().warn(FailureReport.stackTrace(failure));
      }
      if (common.json()) {
        common.console().result(error);
      }
      return;
    }
    Detection detection = outcome.detectionOrThrow();
    OutputFiles written = files.write(item.relative(), detection, () -> shown(outcome), decision);
    String json = DetectionJson.line(detection, decision, written);
    watch.post(json);
    common.console().result(common.json() ? json : line(detection, decision));
  }

  /** What an overlay shows; pictures that were too large to keep are read anew, at its size. */
  private RgbImage shown(DetectionOutcome outcome) {
    return outcome
        .picture()
        .orElseGet(() -> Overlay.reduced(outcome.request().image(), decodeOptions()));
  }

  private DecodeOptions decodeOptions() {
    return DecodeOptions.defaults().withExifRotation(exif);
  }

  private static String line(Detection detection, Decision decision) {
    String verdict =
        decision
            .anomalous(detection.score())
            .map(anomalous -> anomalous ? "  anomalous" : "  normal")
            .orElse("");
    return String.format(Locale.ROOT, "%.4f%s  %s", detection.score(), verdict, detection.image());
  }
}
