package io.github.adaclip.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.adaclip.data.Sample;
import io.github.adaclip.detect.DetectionMethod;
import io.github.adaclip.detect.Detector;
import io.github.adaclip.detect.ModelSource;
import io.github.adaclip.failure.AdaClipException;
import io.github.adaclip.failure.FailureCode;
import io.github.adaclip.figure.PromptComparison;
import io.github.adaclip.figure.PromptFigureSettings;
import io.github.adaclip.figure.PromptFigures;
import io.github.adaclip.weights.PromptType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code adaclip plot pca}: what the kinds of prompts do to patch features. */
@Command(
    name = "pca",
    mixinStandardHelpOptions = true,
    description = {
      "Draws the patch features of a hybrid checkpoint under no, static, dynamic and hybrid prompts:",
      "BASE-components, all patches along common principal components, normal and anomalous;",
      "BASE-colors, the first three components of each patch as a colour picture."
    },
    footer = {
      "",
      "Example:",
      "  adaclip plot pca mvtec=/data/mvtec --pictures 8 --backbone ViT-L-14-336 \\",
      "      --checkpoint prompts.pth --out figures/pca"
    })
final class PlotPcaCommand implements Callable<Integer> {
  private static final String COMPONENTS = "components";
  private static final String COLORS = "colors";
  private static final int MOST_PICTURES = 1000;

  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private FigureOutput output;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME=DIR|IMAGE",
      description = "Data sets, or pictures whose masks are found as by 'plot maps'.")
  private List<String> inputs;

  @Option(
      names = "--class-name",
      paramLabel = "TEXT",
      description = "What the pictures show. Default: the class of the data set, or object.")
  private String className;

  @Option(
      names = "--masks",
      paramLabel = "FOLDER",
      description = "Masks are here instead of ground_truth.")
  private Path masks;

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "Pictures taken from each data set, half of them anomalous. Default: ${DEFAULT-VALUE}.")
  private int pictures;

  @Option(
      names = "--layer",
      paramLabel = "N",
      description = "Block whose patch features are shown, from 1. Default: the last one scored.")
  private Integer layer;

  @Option(
      names = "--prompts",
      split = ",",
      paramLabel = "TYPE",
      defaultValue = "none,S,D,SD",
      description = "The types that are compared: none, S, D, SD. Default: ${DEFAULT-VALUE}.")
  private List<String> prompts;

  @Option(
      names = "--anomalous-share",
      paramLabel = "F",
      defaultValue = "0.5",
      description =
          "A patch is anomalous if at least this share of its pixels is. Default:"
              + " ${DEFAULT-VALUE}.")
  private double anomalousShare;

  @Override
  public Integer call() {
    PromptFigureSettings settings =
        new PromptFigureSettings(
            prompts.stream().map(PlotPcaCommand::promptType).toList(),
            layer == null ? OptionalInt.empty() : OptionalInt.of(layer),
            anomalousShare);
    if (pictures < 1 || pictures > MOST_PICTURES) {
      throw AdaClipException.of(FailureCode.INVALID_OPTION, "--pictures is out of range")
          .expected("1 to " + MOST_PICTURES)
          .found(pictures)
          .fix("pass for instance --pictures 8")
          .build();
    }
    List<Sample> samples =
        new FigureSamples(Optional.ofNullable(className), Optional.ofNullable(masks), pictures)
            .of(inputs);
    output.require(samples.stream().map(Sample::image).toList(), List.of(COMPONENTS, COLORS));
    ModelSource source = model.source(common, List.of(DetectionMethod.ADACLIP));
    NativeCache.require();
    tell(compare(source, samples, settings));
    return ExitCode.DONE;
  }

  private PromptFigures compare(
      ModelSource source, List<Sample> samples, PromptFigureSettings settings) {
    try (Detector detector = Detector.open(source, model.detectorOptions(), model.runtime());
        Progress progress = Progress.items(common.console(), "plot", "pictures", samples.size())) {
      PromptComparison comparison = new PromptComparison(detector, settings, samples.size());
      for (Sample sample : samples) {
        comparison.add(sample);
        progress.step();
      }
      return comparison.figures();
    }
  }

  private void tell(PromptFigures figures) {
    ObjectNode facts =
        JsonNodeFactory.instance
            .objectNode()
            .put("layer", figures.layer())
            .put("normalPatches", figures.normalPatches())
            .put("anomalousPatches", figures.anomalousPatches());
    var shares = facts.putArray("varianceShares");
    figures.varianceShares().forEach(shares::add);
    ObjectNode separability = facts.putObject("separability");
    figures
        .separability()
        .forEach((part, value) -> separability.set(part.symbol(), percent(value)));
    output.write(figures.components(), COMPONENTS, common, facts);
    output.write(figures.colors(), COLORS, common);
    if (!common.json()) {
      figures.separability().forEach((part, value) -> common.console().result(line(part, value)));
    }
  }

  private static String line(PromptType part, OptionalDouble separability) {
    return String.format(
        Locale.ROOT,
        "separability %-4s  %s",
        part.symbol(),
        separability.isPresent()
            ? String.format(Locale.ROOT, "%.1f", 100 * separability.getAsDouble())
            : "–");
  }

  private static com.fasterxml.jackson.databind.JsonNode percent(OptionalDouble fraction) {
    return fraction.isPresent()
        ? JsonNodeFactory.instance.numberNode(100 * fraction.getAsDouble())
        : JsonNodeFactory.instance.nullNode();
  }

  private static PromptType promptType(String symbol) {
    return PromptType.of(symbol.strip())
        .orElseThrow(
            () ->
                AdaClipException.of(
                        FailureCode.INVALID_OPTION, "there is no prompt type of that name")
                    .expected("none, S, D or SD")
                    .found(symbol)
                    .fix("pass for instance --prompts none,SD")
                    .build());
  }
}
