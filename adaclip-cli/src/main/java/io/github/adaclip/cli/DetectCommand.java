package io.github.adaclip.cli;

import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.detect.View;
import io.github.adaclip.report.Decision;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
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

  @Parameters(
      arity = "0..*",
      paramLabel = "IMAGE|DIR",
      description = "Pictures, or folders of pictures.")
  private List<Path> inputs = List.of();

  @Mixin private WatchOptions watch;
  @Mixin private SubjectOptions subject;
  @Mixin private ModelOptions model;
  @Mixin private MethodOption method;
  @Mixin private DecisionOptions decisions;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "adaclip-out",
      description = "Where files are written. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Mixin private SaveOptions save;
  @Mixin private ExportOptions exports;

  /** All that can be refused is refused before the model is loaded and before anything is made. */
  @Override
  public Integer call() {
    Decision decision = decisions.decision(save.pixelThreshold());
    View view = subject.view(decisions, common.console());
    watch.check(inputs, out, common.offline());
    if (watch.isWanted()) {
      exports.requireNone();
      subject.requireOneClass(decisions);
    }
    Set<ResultFiles.Kind> kinds =
        save.kinds(ResultFiles.Kind.OVERLAY, decision.pixelThreshold().isPresent());
    OutputFolder.requireApart(out, kinds, inputs);
    List<PictureFiles.Item> items = watch.isWanted() ? List.of() : PictureFiles.of(inputs, out);
    PictureRequests requests = subject.requests(view, decisions.className());
    Set<String> classNames = requests.classNames(items);
    classNames.forEach(decisions::requireClass);
    ResultFiles files = save.files(out, kinds, items);
    ModelSource source = model.source(common, List.of(method.method()));
    OutputFolder.requireWritable(out, kinds);
    DetectorOptions options = model.detectorOptions().withMethod(method.method());
    options = options.withDecode(subject.decode());
    NativeCache.require();
    try (Detector detector = Detector.open(source, options, model.runtime());
        ExportOptions.Exports exported = exports.begin(decision)) {
      decisions.requireFits(detector, source, view);
      requests.tellHints(detector, classNames, common.console());
      if (watch.isWanted()) {
        return watch(detector, requests, results(files.withFullNames(), decision));
      }
      return detectAll(detector, items, requests, results(files, decision), exported);
    }
  }

  private DetectionResults results(ResultFiles files, Decision decision) {
    return new DetectionResults(common, files, decision, subject.decode(), watch.listener());
  }

  private int detectAll(
      Detector detector,
      List<PictureFiles.Item> items,
      PictureRequests requests,
      DetectionResults results,
      ExportOptions.Exports exported) {
    Iterator<PictureFiles.Item> places = items.iterator();
    try (Progress progress = Progress.items(common.console(), "detect", "pictures", items.size())) {
      detector.detectEach(
          items.stream().map(requests::of).iterator(),
          outcome -> {
            exported.add(outcome);
            results.tell(outcome, places.next());
            progress.step();
          });
    }
    if (results.failed() < items.size()) {
      exported.commit();
    }
    return ExitCode.ofItems(items.size(), results.failed());
  }

  private int watch(Detector detector, PictureRequests requests, DetectionResults results) {
    return watch.run(
        out, common.console(), new WatchedDetection.Job(detector, requests::of, results::tell));
  }
}
