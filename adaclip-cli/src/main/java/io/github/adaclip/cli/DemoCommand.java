package io.github.adaclip.cli;

import io.github.adaclip.data.synth.SyntheticScene;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.report.ColorRange;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.DetectionJson;
import io.github.adaclip.report.OutputFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code adaclip demo}: drawn pictures with defects, and what a model finds in them. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Draws a few pictures, most of them with a defect, detects, and writes a sheet of all:",
      "picture, true defect, anomaly map. Needs nothing and is done in seconds."
    },
    footer = {"", "Example:", "  adaclip demo --out my-demo"})
final class DemoCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "adaclip-demo",
      description =
          "A folder that is not there yet, an empty one, or an earlier demo. Default:"
              + " ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--force", description = "Write among other files that are in DIR.")
  private boolean force;

  @Mixin private ModelOptions model;

  @Override
  public Integer call() {
    List<DemoPicture> pictures = DemoPicture.all();
    DemoFolder folder = new DemoFolder(out, pictures);
    folder.requireFree(force);
    ModelSource source = model.source(common, List.of(DetectionMethod.ADACLIP));
    NativeCache.require();
    List<SyntheticScene> scenes = pictures.parallelStream().map(DemoPicture::draw).toList();
    List<Detection> detections = detect(source, scenes, folder);
    ColorRange range = ColorRange.of(detections.stream().map(Detection::map).toList());
    folder.write(scenes, detections, range);
    for (int number = 0; number < detections.size(); number++) {
      tell(detections.get(number), pictures.get(number), folder.overlay(number));
    }
    tellNext(folder, detections.get(0), range);
    return ExitCode.DONE;
  }

  private List<Detection> detect(
      ModelSource source, List<SyntheticScene> scenes, DemoFolder folder) {
    List<Detector.Request> requests = new ArrayList<>();
    for (int number = 0; number < scenes.size(); number++) {
      ImageSource image = ImageSource.of(scenes.get(number).picture().toBufferedImage());
      requests.add(
          new Detector.Request(
              image.named(folder.picture(number).toString()), scenes.get(number).className()));
    }
    List<Detection> detections = new ArrayList<>();
    try (Detector detector = Detector.open(source, model.detectorOptions(), model.runtime());
        Progress progress = Progress.items(common.console(), "demo", "pictures", scenes.size())) {
      detector.detectEach(
          requests.iterator(),
          outcome -> {
            detections.add(outcome.detectionOrThrow());
            progress.step();
          });
    }
    return detections;
  }

  private void tell(Detection detection, DemoPicture picture, Path overlay) {
    if (common.json()) {
      OutputFiles files = OutputFiles.none().withOverlay(overlay);
      common.console().result(DetectionJson.line(detection, Decision.none(), files));
      return;
    }
    String truth = picture.kind().isEmpty() ? "normal" : "damaged (" + picture.truth() + ")";
    common
        .console()
        .result(
            String.format(
                Locale.ROOT,
                "%.4f  %-14s  %-23s  %s",
                detection.score(),
                detection.className(),
                truth,
                detection.image()));
  }

  private void tellNext(DemoFolder folder, Detection first, ColorRange range) {
    Console console = common.console();
    String weights = model.weights().asTyped();
    console.note("sheet: " + folder.sheet());
    console.note("what to try next, for instance:");
    console.note(
        String.format(
            Locale.ROOT,
            "  adaclip detect %s --class-name %s --pixel-threshold %.2f%s",
            ShellWord.of(first.image()),
            ShellWord.of(first.className()),
            (range.low() + range.high()) / 2,
            weights));
    console.note("  adaclip data synth --out adaclip-synth --families held-out --pictures 2");
    console.note("  adaclip evaluate --data folder=adaclip-synth" + weights);
    console.note("  adaclip model list");
  }
}
