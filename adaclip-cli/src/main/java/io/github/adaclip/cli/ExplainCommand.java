package io.github.adaclip.cli;

import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.explain.Explainer;
import io.github.adaclip.explain.Explanation;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.report.Decision;
import io.github.adaclip.report.DetectionJson;
import io.github.adaclip.report.ExplanationJson;
import io.github.adaclip.report.OutputFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adaclip explain}: what the scores of pictures are made of. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what a picture's score is made of: class token and patches of each layer, what each",
      "state and template moves, and each layer's own map."
    },
    footer = {
      "",
      "Example:",
      "  adaclip explain --class-name 'metal nut' --save overlay photos/a.png"
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;

  @Parameters(
      arity = "1..*",
      paramLabel = "IMAGE|DIR",
      description = "Pictures, or folders of pictures.")
  private List<Path> inputs;

  @Option(
      names = "--class-name",
      paramLabel = "TEXT",
      defaultValue = "object",
      description = "What the pictures show. Default: ${DEFAULT-VALUE}.")
  private String className;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "adaclip-out",
      description = "Where each layer's files are written. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Mixin private SaveOptions save;

  private long failed;

  @Override
  public Integer call() {
    Set<ResultFiles.Kind> kinds = save.kinds(ResultFiles.Kind.NONE);
    OutputFolder.requireApart(out, kinds, inputs);
    List<PictureFiles.Item> items = PictureFiles.of(inputs, out);
    ResultFiles files = save.files(out, kinds, items);
    ModelSource source = model.source(common, List.of(DetectionMethod.ADACLIP));
    OutputFolder.requireWritable(out, kinds);
    DetectorOptions options = model.detectorOptions();
    NativeCache.require();
    try (Detector detector = Detector.open(source, options, model.runtime())) {
      Explainer explainer = new Explainer(detector);
      for (PictureFiles.Item item : items) {
        explain(explainer, item, files, options);
      }
    }
    return ExitCode.ofItems(items.size(), failed);
  }

  private void explain(
      Explainer explainer, PictureFiles.Item item, ResultFiles files, DetectorOptions options) {
    ImageSource image = ImageSource.of(item.path());
    RgbImage picture;
    try {
      picture = ImageDecoder.decode(image, options.decode());
    } catch (AdaClipException failure) {
      failed++;
      common.console().warn(failure.describe());
      if (common.json()) {
        common.console().result(DetectionJson.errorLine(image.name(), failure));
      }
      return;
    }
    Explanation explanation = explainer.explain(image.name(), picture, className);
    List<OutputFiles> written = new ArrayList<>();
    for (Explanation.Layer layer : explanation.layers()) {
      written.add(
          files.write(
              layerPath(item.relative(), layer.layer()),
              shown(explanation.detection(), layer),
              () -> picture,
              new Decision(OptionalDouble.empty(), save.pixelThreshold())));
    }
    common
        .console()
        .result(
            common.json()
                ? ExplanationJson.line(explanation, written)
                : ExplanationText.of(explanation));
  }

  /** The layer's map in the place of the whole one. */
  private static Detection shown(Detection detection, Explanation.Layer layer) {
    return new Detection(
        detection.image(),
        detection.className(),
        detection.score(),
        layer.map(),
        detection.model(),
        detection.seed(),
        detection.seconds());
  }

  /** {@code a.png} becomes {@code a-layer6.png}, of which the files are named. */
  private static Path layerPath(Path picture, int layer) {
    String name = picture.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String ending = dot > 0 ? name.substring(dot) : "";
    return picture.resolveSibling(stem + "-layer" + layer + ending);
  }
}
