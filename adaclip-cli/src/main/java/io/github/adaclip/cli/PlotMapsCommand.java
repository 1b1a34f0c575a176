package io.github.adaclip.cli;

import io.github.adaclip.data.Sample;
import io.github.adaclip.data.read.SampleFinder;
import io.github.adaclip.detect.Detection;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.DetectionOutcome;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.DetectorOptions;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.figure.MapGrid;
import io.github.adaclip.figure.MapRow;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.report.DetectionJson;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adaclip plot maps}: a grid of picture, mask and anomaly maps. */
@Command(
    name = "maps",
    mixinStandardHelpOptions = true,
    description = {
      "Draws a grid: each picture with its mask and its anomaly map, of several methods side by side.",
      "Masks are found in MVTec's layout (ground_truth beside test), or in --masks."
    },
    footer = {
      "",
      "Example:",
      "  adaclip plot maps nut/test/bent/000.png nut/test/good/000.png --class-name 'metal nut' \\",
      "      --backbone ViT-L-14-336 --checkpoint prompts.pth --method adaclip,clip --out nuts"
    })
final class PlotMapsCommand implements Callable<Integer> {
  /** A figure longer than some pages helps nobody. */
  private static final int MOST_PICTURES = 100;

  private static final Map<DetectionMethod, String> TITLES =
      Map.of(
          DetectionMethod.ADACLIP, "AdaCLIP",
          DetectionMethod.CLIP, "CLIP",
          DetectionMethod.WINCLIP, "WinCLIP",
          DetectionMethod.CONTRAST, "local contrast");

  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private FigureOutput output;

  @Parameters(
      arity = "1..*",
      paramLabel = "IMAGE|DIR",
      description = "Pictures, or folders of pictures; a row each.")
  private List<Path> inputs;

  @Option(
      names = "--class-name",
      paramLabel = "TEXT",
      defaultValue = "object",
      description = "What the pictures show. Default: ${DEFAULT-VALUE}.")
  private String className;

  @Option(
      names = "--masks",
      paramLabel = "FOLDER",
      description =
          "Masks are here instead of ground_truth: a folder in the class folder, or one with masks"
              + " of the pictures' names.")
  private Path masks;

  @Option(
      names = "--method",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "adaclip",
      description =
          "adaclip, clip, winclip, contrast; several with commas. Default: ${DEFAULT-VALUE}.")
  private List<String> methodNames;

  private final Map<Path, MapRow> rows = new LinkedHashMap<>();
  private final Map<Path, AdaClipException> failures = new LinkedHashMap<>();
  private DecodeOptions decode;

  @Override
  public Integer call() {
    List<DetectionMethod> methods =
        methodNames.stream().map(DetectionMethod::parse).distinct().toList();
    List<Path> pictures = pictures();
    output.require(pictures, List.of(""));
    SampleFinder finder = new SampleFinder(Optional.ofNullable(masks));
    Map<Path, Sample> samples = new LinkedHashMap<>();
    pictures.forEach(picture -> samples.put(picture, finder.find(picture, className)));
    ModelSource source = model.source(common, methods);
    DetectorOptions options = model.detectorOptions();
    decode = options.decode();
    NativeCache.require();
    try (Progress progress =
        Progress.items(common.console(), "plot", "maps", (long) samples.size() * methods.size())) {
      for (DetectionMethod method : methods) {
        addMaps(source, options.withMethod(method), samples, methods.size(), progress);
      }
    }
    if (!rows.isEmpty()) {
      List<String> titles =
          methods.size() == 1 ? List.of("anomaly map") : methods.stream().map(TITLES::get).toList();
      output.write(new MapGrid(titles, List.copyOf(rows.values())).figure(), "", common);
    }
    return ExitCode.ofItems(samples.size(), failures.size());
  }

  private List<Path> pictures() {
    List<Path> pictures =
        PictureFiles.of(inputs, Path.of("")).stream()
            .map(PictureFiles.Item::path)
            .distinct()
            .toList();
    if (pictures.size() > MOST_PICTURES) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "too many pictures for one figure")
          .expected("at most " + MOST_PICTURES)
          .found(pictures.size())
          .fix("name the pictures that are to be shown")
          .build();
    }
    return pictures;
  }

  /** Methods run one after the other, so that only one model is in memory. */
  private void addMaps(
      ModelSource source,
      DetectorOptions options,
      Map<Path, Sample> samples,
      int methods,
      Progress progress) {
    List<Path> pictures =
        samples.keySet().stream().filter(picture -> !failures.containsKey(picture)).toList();
    Iterator<Path> places = pictures.iterator();
    try (Detector detector = Detector.open(source, options, model.runtime())) {
      detector.detectEach(
          pictures.stream()
              .map(picture -> new Detector.Request(ImageSource.of(picture), className))
              .iterator(),
          outcome -> {
            Path picture = places.next();
            add(picture, samples.get(picture), outcome, methods);
            progress.step();
          });
    }
  }

  private void add(Path picture, Sample sample, DetectionOutcome outcome, int methods) {
    try {
      Detection detection = outcome.detectionOrThrow();
      if (!rows.containsKey(picture)) {
        rows.put(picture, row(sample, outcome, methods));
      }
      rows.put(picture, rows.get(picture).with(detection));
    } catch (AdaClipException e) {
      rows.remove(picture);
      failures.put(picture, e);
      common.console().warn(e.describe());
      if (common.json()) {
        common.console().result(DetectionJson.errorLine(picture.toString(), e));
      }
    }
  }

  private MapRow row(Sample sample, DetectionOutcome outcome, int methods) {
    String name = String.valueOf(sample.image().getFileName());
    var picture = outcome.picture().orElseThrow();
    return sample.anomalous()
        ? MapRow.of(
            name,
            picture,
            sample.mask().map(mask -> ImageDecoder.decodeMask(ImageSource.of(mask), decode)),
            methods)
        : MapRow.ofNormal(name, picture, methods);
  }
}
