package io.github.adaclip.evaluate.report;

import io.github.adaclip.data.Sample;
import io.github.adaclip.evaluate.Evaluation;
import io.github.adaclip.evaluate.Example;
import io.github.adaclip.evaluate.ExampleKind;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.image.DecodeOptions;
import io.github.adaclip.image.ImageDecoder;
import io.github.adaclip.image.ImagePreprocessor;
import io.github.adaclip.image.ImageSource;
import io.github.adaclip.image.RgbImage;
import io.github.adaclip.report.Overlay;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The best and worst pictures of a page: picture, each method's map, mask, side by side. */
final class ExampleHtml {
  private static final int CHANNELS = 3;

  private final EvaluationReport report;

  ExampleHtml(EvaluationReport report) {
    this.report = report;
  }

  /** The groups that have pictures. */
  List<Map<String, Object>> groups() {
    List<Map<String, Object>> groups = new ArrayList<>();
    for (ExampleKind kind : ExampleKind.values()) {
      List<Map<String, Object>> examples =
          report.main().examples().stream()
              .filter(example -> example.kind() == kind)
              .map(this::example)
              .toList();
      if (!examples.isEmpty()) {
        groups.add(
            Map.of(
                "title",
                kind == ExampleKind.BEST ? "Found best" : "Found worst",
                "examples",
                examples));
      }
    }
    return groups;
  }

  private Map<String, Object> example(Example example) {
    Sample sample = example.sample();
    Map<String, Object> values = new HashMap<>();
    values.put("className", sample.className());
    values.put(
        "label",
        sample.anomalous() ? sample.kind().isEmpty() ? "anomalous" : sample.kind() : "normal");
    values.put("file", shownPath(sample));
    values.put("scores", scores(sample));
    List<Map<String, String>> shots = new ArrayList<>();
    try {
      BufferedImage picture = Thumbnail.reduced(picture(sample, report.decode()));
      shots.add(Map.of("label", "picture", "uri", Thumbnail.jpeg(picture)));
      for (Evaluation evaluation : report.evaluations()) {
        find(evaluation, sample)
            .ifPresent(
                same ->
                    shots.add(
                        Map.of(
                            "label",
                            report.isComparison()
                                ? evaluation.protocol().method().optionName()
                                : "map",
                            "uri",
                            Thumbnail.jpeg(Overlay.blended(picture, same.map())))));
      }
      mask(sample, report.decode())
          .ifPresent(
              mask ->
                  shots.add(
                      Map.of("label", "mask", "uri", Thumbnail.png(Thumbnail.reduced(mask)))));
    } catch (AdaClipException e) {
      values.put("problem", "the picture cannot be read any more: " + e.getMessage());
    }
    values.put("shots", shots);
    values.put("columns", report.evaluations().size() + 2);
    return values;
  }

  private String shownPath(Sample sample) {
    Path root = report.main().root();
    String description = sample.description();
    return sample.image().startsWith(root)
        ? description.replace(sample.image().toString(), root.relativize(sample.image()).toString())
        : description;
  }

  private String scores(Sample sample) {
    return report.evaluations().stream()
        .map(evaluation -> find(evaluation, sample).map(found -> score(evaluation, found)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" · "));
  }

  private String score(Evaluation evaluation, Example example) {
    OptionalDouble precision = example.pixelAveragePrecision();
    return String.format(
        Locale.ROOT,
        "%sscore %.3f%s",
        report.isComparison() ? evaluation.protocol().method().optionName() + " " : "",
        example.score(),
        precision.isPresent() ? ", pixel AP " + Percent.text(precision) : "");
  }

  private static Optional<Example> find(Evaluation evaluation, Sample sample) {
    return evaluation.examples().stream()
        .filter(example -> example.sample().equals(sample))
        .findFirst();
  }

  private static BufferedImage picture(Sample sample, DecodeOptions decode) {
    return sample
        .part()
        .cut(ImageDecoder.decode(ImageSource.of(sample.image()), decode))
        .toBufferedImage();
  }

  /** White where it is labelled. */
  private static Optional<BufferedImage> mask(Sample sample, DecodeOptions decode) {
    if (!sample.anomalous() || sample.mask().isEmpty()) {
      return Optional.empty();
    }
    RgbImage mask =
        sample.part().cut(ImageDecoder.decodeMask(ImageSource.of(sample.mask().get()), decode));
    byte[] labels = ImagePreprocessor.labelledPixels(mask);
    byte[] rgb = new byte[labels.length * CHANNELS];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = labels[i / CHANNELS];
    }
    return Optional.of(new RgbImage(mask.width(), mask.height(), rgb).toBufferedImage());
  }
}
